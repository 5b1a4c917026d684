import * as z from 'zod/mini';
import { toAppError } from './errors.ts';
import { callFunction } from './functions.ts';
import { type OnProgress, putFile } from './put-file.ts';
import { supabase } from './supabase.ts';

const Place = z.object({ bucket: z.string(), name: z.string() });

export interface FileToSend {
  /** Chosen by the page: a second try goes on where the first one stopped. */
  uploadId: string;
  communityId: string;
  purpose: 'document' | 'picture';
  name: string;
  content: Blob;
}

/** Sends a file as far as where it can be published: a place for it, its bytes, and a look at them. */
export async function sendFile(
  { uploadId, communityId, purpose, name, content }: FileToSend,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  const { data, error } = await supabase.rpc('start_upload', {
    upload_id: uploadId,
    community_id: communityId,
    purpose,
    filename: name,
    size_bytes: content.size,
  });
  if (error) throw toAppError(error);
  const place = Place.parse(data);
  try {
    await putFile(`${place.bucket}/${place.name}`, content, onProgress, signal);
  } catch (failure) {
    // The first try had come through, and only its answer was lost.
    if (toAppError(failure).code !== 'conflict') throw failure;
  }
  await callFunction('check-upload', { uploadId }, signal);
}

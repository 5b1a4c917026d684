import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { toAppError } from './errors.ts';
import { queryClient } from './query.ts';
import { signFiles } from './sign-files.ts';
import { supabase } from './supabase.ts';

const Pictures = z.array(z.object({ community_id: z.string(), picture: z.string() }));
const BUCKET = 'community-pictures';

/** Short-lived addresses of the pictures of those of these communities that have one. */
async function fetchPictures(communityIds: string[]): Promise<Map<string, string>> {
  const { data, error } = await supabase.rpc('community_pictures', { community_ids: communityIds });
  if (error) throw toAppError(error);
  const pictures = Pictures.parse(data);
  if (pictures.length === 0) return new Map();
  const signed = await signFiles(
    pictures.map(({ picture }) => picture),
    BUCKET,
  );
  return new Map(
    pictures.flatMap(({ community_id, picture }) => {
      const address = signed.get(picture);
      return address === undefined ? [] : [[community_id, address] as const];
    }),
  );
}

let waiting: { ids: Set<string>; answer: Promise<Map<string, string>> } | null = null;

/** All that are asked for in one breath are asked for at once: a list of thirty is two requests. */
function pictureOfOne(communityId: string): Promise<string | null> {
  if (waiting === null) {
    const ids = new Set<string>();
    const answer = Promise.resolve().then(() => {
      waiting = null;
      return fetchPictures([...ids]);
    });
    waiting = { ids, answer };
  }
  waiting.ids.add(communityId);
  return waiting.answer.then((pictures) => pictures.get(communityId) ?? null);
}

/** Where the picture of a community is; null where it has none. */
export const communityPicture = (communityId: string) =>
  queryOptions({
    queryKey: ['community-picture', communityId],
    queryFn: () => pictureOfOne(communityId),
    // The address serves for an hour.
    staleTime: 30 * 60_000,
  });

export const refreshPicture = (communityId: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: communityPicture(communityId).queryKey });

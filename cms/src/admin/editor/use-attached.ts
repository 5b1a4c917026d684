import { useFetchClient, useField } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { type AttachedFile, freeName } from './attached-files';

type Uploaded = AttachedFile & { id: number };
type Refusal = { response?: { data?: { error?: { message?: string } } } };

/** The entry's field « Fichiers », and how a file joins it. */
export function useAttachedFiles() {
  const { value, onChange } = useField<Uploaded[] | null>('files');
  const { post } = useFetchClient();
  const files = Array.isArray(value) ? value : [];
  // Several files may be on their way at once: each adds itself to what is there by then.
  const latest = useRef(files);
  latest.current = files;

  const attach = async (file: File, alt = ''): Promise<string> => {
    const name = freeName(
      file.name,
      latest.current.map((known) => known.name),
    );
    const form = new FormData();
    form.append('files', file, name);
    form.append('fileInfo', JSON.stringify({ name, alternativeText: alt }));
    const { data } = await post<Uploaded[]>('/upload', form).catch((error: Refusal) => {
      const said = error.response?.data?.error?.message;
      throw new Error(said ?? `« ${name} » n’a pas pu être envoyé. Réessayez dans un instant.`);
    });
    latest.current = [...latest.current, ...data];
    onChange('files', latest.current);
    return data[0]?.name ?? name;
  };
  return { files, attach };
}

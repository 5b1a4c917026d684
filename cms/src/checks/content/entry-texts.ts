import { TEXTS } from '../entry-checks';
import type { ContentEntry } from './site-content';
import type { Text } from './text-facts';

/** The texts of an entry that hold something, with the name of their field in the CMS. */
export function textsOf({ uid, values }: ContentEntry): (Text & { name: string })[] {
  const files = fileNames(values['files']);
  return (TEXTS[uid] ?? []).flatMap(({ field: name, label: field }) => {
    const source = values[name];
    if (typeof source !== 'string' || source.trim() === '') return [];
    // Values stand below a heading of their page.
    return [{ name, source, field, files, first: name === 'values' ? 3 : 2 }];
  });
}

function fileNames(files: unknown): string[] {
  if (!Array.isArray(files)) return [];
  return files.flatMap((file) => (typeof file?.name === 'string' ? [file.name] : []));
}

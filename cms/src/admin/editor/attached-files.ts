import { createContext, useContext } from 'react';

export type AttachedFile = { name: string; url: string; mime?: string };

/** What a block may name, and how a file joins the entry while one writes. */
export type Attached = {
  files: readonly AttachedFile[];
  /** Uploads a file and attaches it; the name that the text gives it. */
  attach: (file: File, alt?: string) => Promise<string>;
  /** Where forms and menus are drawn: outside what is being written. */
  overlay: HTMLElement | null;
};

export const AttachedContext = createContext<Attached>({
  files: [],
  attach: async (file) => file.name,
  overlay: null,
});

export const useAttached = () => useContext(AttachedContext);

/** A name that no other attached file has. */
export function freeName(name: string, taken: readonly string[]): string {
  const [, base = name, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
  for (let rank = 1; ; rank += 1) {
    const candidate = rank === 1 ? name : `${base}-${rank}${extension}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

const KINDS = {
  image: /\.(png|jpe?g|gif|webp|avif)$/i,
  video: /\.(mp4|webm)$/i,
  subtitle: /\.vtt$/i,
  any: /./,
};

export type FileKind = keyof typeof KINDS;

export const isKind = (name: string, kind: FileKind) => KINDS[kind].test(name);

export const ACCEPT: Record<FileKind, string> = {
  image: '.png,.jpg,.jpeg,.gif,.webp,.avif',
  video: '.mp4,.webm',
  subtitle: '.vtt',
  any: '',
};

/** The address that shows a file named by a text, which may have spaces written as %20. */
export function addressIn(files: readonly AttachedFile[], name: string): string {
  const plain = name.replaceAll('%20', ' ');
  return files.find((file) => file.name === name || file.name === plain)?.url ?? name;
}

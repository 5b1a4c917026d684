import { useEffect } from 'react';
import { addSheet } from '../lib/add-sheet.ts';

/** The style of a part that not every page has: see `addSheet`. */
export function Sheet({ href }: { href: string }) {
  useEffect(() => {
    void addSheet(href);
  }, [href]);
  return null;
}

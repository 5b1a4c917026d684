import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEVICE_STORAGE } from './device-storage.ts';

const sources = globSync('{site,widgets}/**/*.{ts,tsx,js,astro}').filter(
  (file) => !/\.test\.|^site\/legal\//.test(file),
);

/** Names that a file which touches the browser's storage writes: `'preau-…'`; and a box that keeps its tick. */
function keysIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const boxes = [...text.matchAll(/data-keep="(\w+)"/g)].map(([, name]) => `preau-${name}`);
  if (boxes.length > 0) return boxes;
  if (
    !/\b(local|session)Storage\b|document\.cookie|indexedDB|\bcaches\b|\bkeptList\b|Kept\(/.test(
      text,
    )
  )
    return [];
  return [...text.matchAll(/['"`](preau-[a-z-]+)/g)].flatMap(([, key]) => key ?? []);
}

test('the page on device storage lists every key that the code keeps, and no other', () => {
  const kept = new Set(sources.flatMap(keysIn));
  expect(DEVICE_STORAGE.map(({ key }) => key).sort()).toEqual([...kept].sort());
});

const touching = (what: RegExp) =>
  sources.filter((file) => what.test(readFileSync(file, 'utf8'))).sort();

/** Asks whether a browser takes cookies and databases, and takes away what it asked with. */
const PROBING = ['widgets/diagnosis/check-storage.ts', 'widgets/diagnosis/facts.ts'];

test('the only cookie is the mark of an open browser, and nothing is kept in a database', () => {
  const others = touching(/(document|page)\.cookie|cookieStore|indexedDB/);
  expect(others).toEqual(['site/layouts/head.js', ...PROBING, 'widgets/lib/session-store.ts']);
  for (const file of PROBING) {
    expect(keysIn(file).filter((key) => key !== 'preau-probe')).toEqual([]);
  }
  for (const file of others.filter((name) => !PROBING.includes(name))) {
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/cookieStore|indexedDB/);
    expect(text).toContain('preau-browser');
  }
});

test('pages are kept by the service worker’s own code alone, and forgotten in one place', () => {
  expect(touching(/\bcaches\b/)).toEqual([
    'site/offline/copies.ts',
    'site/offline/offline-page.ts',
    'site/offline/worker.ts',
    'widgets/lib/forget-device.ts',
    'widgets/lib/offline-copies.ts',
  ]);
});

import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEVICE_STORAGE } from './device-storage.ts';

const sources = globSync('{site,widgets}/**/*.{ts,tsx,js,astro}').filter(
  (file) => !/\.test\.|^site\/legal\//.test(file),
);

/** Names that a file which touches the browser's storage writes: `'preau-…'`, or `preau-${…}`. */
function keysIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (!/\b(local|session)Storage\b|document\.cookie|indexedDB/.test(text)) return [];
  return [...text.matchAll(/['"`](preau-[a-z-]+)/g)].flatMap(([, key]) => key ?? []);
}

test('the page on device storage lists every key that the code keeps, and no other', () => {
  const kept = new Set(sources.flatMap(keysIn));
  expect(DEVICE_STORAGE.map(({ key }) => key).sort()).toEqual([...kept].sort());
});

test('nothing is kept in cookies or in a database of the browser', () => {
  const others = sources.filter((file) =>
    /document\.cookie|cookieStore|indexedDB|caches\.open/.test(readFileSync(file, 'utf8')),
  );
  expect(others).toEqual([]);
});

import { expect, test } from 'vitest';
import { checkName } from './objects.ts';
import { StorageError } from './storage-error.ts';

test.each(['abc123.mp4', 'dossier/une video.mp4', "l'eau (1).png"])('%s is a name', (name) => {
  expect(checkName(name)).toBe(name);
});

test.each(['', '/absolute', 'é.png', 'a\\b', 'a\nb', '<x>', 'x'.repeat(1025)])(
  '%j is none',
  (name) => {
    expect(() => checkName(name)).toThrow(StorageError);
  },
);

/**
 * The texts of the interface that pictures and clips of the help show. They are read from the message
 * catalogue, and what was drawn is noted in drawn-labels.json: a test compares both, so that a button
 * renamed without new pictures is found (src/seed/drawn-labels.test.ts).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const messages = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../messages/fr.json'), 'utf8'),
);
const drawn = new Map();

/** The text behind a key, for one picture. What differs from page to page becomes « … ». */
export const label = (picture, key) => {
  const text = messages[key];
  if (text === undefined) throw new Error(`${picture} draws ${key}, which the catalogue lacks`);
  drawn.set(picture, { ...drawn.get(picture), [key]: text });
  return text.replaceAll('{site}', messages.app_name).replaceAll(/\{\w+\}/g, '…');
};

export const saveDrawnLabels = () => {
  const sorted = [...drawn].toSorted(([a], [b]) => a.localeCompare(b));
  writeFileSync(
    join(import.meta.dirname, 'drawn-labels.json'),
    `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`,
  );
};

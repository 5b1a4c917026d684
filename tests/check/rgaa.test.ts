import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** How many criteria each of the thirteen themes of RGAA 4.1 has. */
const THEMES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
const STATES = ['test', 'contrôle fait', 'contrôle à faire', 'non applicable'];

type Row = { number: string; title: string; state: string; how: string };

const source = readFileSync('docs/rgaa.md', 'utf8');
const rows: Row[] = source.split('\n').flatMap((line) => {
  const [, number = '', title = '', state = '', how = ''] = line.split('|').map((c) => c.trim());
  return /^\d+\.\d+$/.test(number) ? [{ number, title, state, how }] : [];
});

test('the 106 criteria stand there, each once, in order', () => {
  const expected = THEMES.flatMap((count, theme) =>
    Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`),
  );
  expect(expected).toHaveLength(106);
  expect(rows.map(({ number }) => number)).toEqual(expected);
});

test('each has a question, a known state, and says how it is judged', () => {
  for (const { number, title, state, how } of rows) {
    expect(title, number).toMatch(/\?$/);
    expect(STATES, number).toContain(state);
    expect(how, number).not.toBe('');
    if (state === 'contrôle fait') expect(how, number).toMatch(/\d{4}/);
  }
});

test('the sum at the top is that of the table', () => {
  for (const state of STATES) {
    const count = rows.filter((row) => row.state === state).length;
    if (count > 0) expect(source).toContain(`${count} × ${state}`);
  }
});

test('every file that the page names exists, and a criterion with a test names one', () => {
  const files = [...source.matchAll(/`((?:site|widgets|tests|messages|cms)\/[^`]+)`/g)].map(
    ([, file = '']) => file,
  );
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const untested = rows.filter(
    ({ state, how }) => state === 'test' && !/`[^`]+\.(test|spec)\.tsx?`/.test(how),
  );
  expect(untested).toEqual([]);
});

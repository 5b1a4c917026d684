import { expect, test } from 'vitest';
import { literalsIn } from './literals.ts';

const texts = (file: string, source: string) => literalsIn(file, source).map(({ text }) => text);

test('text between tags and in shown attributes is found, in Astro and in React', () => {
  const astro = '---\nconst n = 1;\n---\n<p aria-label="Fermer" class="a b">Bonjour {n}</p>';
  expect(texts('Page.astro', astro)).toEqual(['Fermer', 'Bonjour']);
  expect(texts('A.tsx', 'export const A = () => <p title="Fermer">Bonjour</p>;')).toEqual([
    'Fermer',
    'Bonjour',
  ]);
});

test('a sentence in a string is found with its line', () => {
  const source = "const a = 'x';\nconst text = 'Cette leçon est fermée.';";
  expect(literalsIn('gate.ts', source)).toEqual([
    { file: 'gate.ts', line: 2, text: 'Cette leçon est fermée.' },
  ]);
});

test('catalogue calls, identifiers and errors for developers pass', () => {
  expect(texts('A.tsx', 'export const A = () => <p className="a b">{m.app_name()}</p>;')).toEqual(
    [],
  );
  expect(
    texts('a.ts', "throw new Error('Missing the address'); const k = 'preau-session';"),
  ).toEqual([]);
});

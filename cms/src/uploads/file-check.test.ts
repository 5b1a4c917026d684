import { expect, test } from 'vitest';
import { refusalOf } from './file-check.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const refusal = (name: string, head: string | Buffer, size = 1000) =>
  refusalOf({ name, size, head: Buffer.from(head) });

test('pictures, films, documents and texts are taken', () => {
  expect(refusal('plan.PNG', PNG)).toBeNull();
  expect(refusal('film.mp4', '\0\0\0\x20ftypisom')).toBeNull();
  expect(refusal('kit.odt', 'PK\x03\x04')).toBeNull();
  expect(refusal('film.fr.vtt', '\ufeffWEBVTT\n')).toBeNull();
  expect(refusal('notes.txt', 'Bonjour, 3 < 4')).toBeNull();
});

test.each([
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a.png', '<?xml version="1.0"?><svg onload="alert(1)"/>'],
  ['a.png', '<SVG >'],
  ['a.png', '\ufeff<svg>'],
])('an SVG is refused, also as %s', (name, head) => {
  expect(refusal(name, head)).toMatch(/est un dessin SVG/);
});

test('an SVG in UTF-16 is refused', () => {
  expect(refusal('a.txt', Buffer.from('\ufeff<svg onload="x"/>', 'utf16le'))).toMatch(/SVG/);
});

test.each([
  ['a.html', 'bonjour'],
  ['a.xml', '<a/>'],
  ['a.png', '<!DOCTYPE html><script>1</script>'],
])('a web page is refused: %s', (name, head) => {
  expect(refusal(name, head)).toMatch(/page web/);
});

test('tags in a text, a wrong extension, an unknown one and a heavy file are refused', () => {
  expect(refusal('a.csv', 'a,<script>1</script>')).toMatch(/code de page web/);
  expect(refusal('a.png', 'GIF89a')).toMatch(/n’est pas de ce format/);
  expect(refusal('a.exe', 'MZ')).toMatch(/Formats acceptés/);
  expect(refusal('sans-extension', 'x')).toMatch(/Formats acceptés/);
  expect(refusal('a.png', PNG, 11 * 1024 * 1024)).toMatch(/jusqu’à 10 Mo/);
});

import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const sentence = (bytes: Buffer) => {
  const decoded = decodeText(bytes);
  return 'sentence' in decoded ? `${decoded.line} ${decoded.sentence}` : decoded.text;
};

test('UTF-8 is read, without its mark and with plain line ends', () => {
  expect(decodeText(Buffer.from('\ufeffÉté\r\nœuf 🌿 \ufffd'))).toEqual({
    text: 'Été\nœuf 🌿 \ufffd',
    note: null,
  });
});

test('Windows-1252 is read, and told', () => {
  const bytes = Buffer.from([0x93, 0xc9, 0x74, 0xe9, 0x94, 0x20, 0x80]);
  expect(decodeText(bytes)).toEqual({
    text: '“Été” €',
    note: 'texte en Windows-1252, lu comme tel',
  });
});

test('a text in both is refused at its line', () => {
  const mixed = Buffer.concat([Buffer.from('un\nÉté\n'), Buffer.from([0xe9]), Buffer.from('\n')]);
  expect(sentence(mixed)).toMatch(/^3 ce texte mélange/);
});

test('what is no text is refused', () => {
  expect(sentence(Buffer.from([0x61, 0x0a, 0x81]))).toMatch(/^2 ce texte n’est ni/);
  expect(sentence(Buffer.from('\ufeffa', 'utf16le'))).toMatch(/^null ce fichier/);
  expect(sentence(Buffer.from('a\0b'))).toMatch(/^null ce fichier/);
});

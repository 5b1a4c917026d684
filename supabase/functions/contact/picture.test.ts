import { expect, test } from 'vitest';
import { isPicture } from './picture.ts';

const base64 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('base64');
const PNG = base64('\x89PNG\r\n\x1a\n…pixels…IEND\xaeB`\x82');
const JPEG = base64('\xff\xd8\xff\xe0 pixels \xff\xd9');
const WEBP = base64('RIFF\n\n\n\nWEBPVP8 ');

test('pictures are known by their bytes', () => {
  expect(isPicture('image/png', PNG)).toBe(true);
  expect(isPicture('image/jpeg', JPEG)).toBe(true);
  expect(isPicture('image/webp', WEBP)).toBe(true);
});

test.each([
  ['image/png', JPEG],
  ['image/jpeg', PNG],
  ['image/jpeg', base64('<script>alert(1)</script>')],
  ['image/webp', base64('RIFFsomethingAVI ')],
  // A page put behind a picture is more than a picture.
  ['image/jpeg', base64('\xff\xd8\xff\xe0 pixels \xff\xd9<script>')],
  ['image/png', 'not base64!'],
] as const)('%s is not %s', (type, content) => {
  expect(isPicture(type, content)).toBe(false);
});

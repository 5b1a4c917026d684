import { expect, test } from 'vitest';
import { addressIn, freeName, isKind } from './attached-files';

test('a name that is taken gets a number before its extension', () => {
  expect(freeName('plan.png', [])).toBe('plan.png');
  expect(freeName('plan.png', ['plan.png', 'plan-2.png'])).toBe('plan-3.png');
  expect(freeName('sans', ['sans'])).toBe('sans-2');
});

test('a file is found under the name that the text writes', () => {
  const files = [{ name: 'le plan.png', url: '/uploads/a.png' }];
  expect(addressIn(files, 'le%20plan.png')).toBe('/uploads/a.png');
  expect(addressIn(files, 'absent.png')).toBe('absent.png');
});

test('a form offers the files that it can use', () => {
  expect(isKind('a.WEBP', 'image')).toBe(true);
  expect(isKind('a.vtt', 'image')).toBe(false);
  expect(isKind('a.fr.vtt', 'subtitle')).toBe(true);
});

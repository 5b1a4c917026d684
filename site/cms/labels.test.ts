import { expect, test } from 'vitest';
import { m } from '#messages';
import { labelText } from './labels.ts';

test('a label is the text that the button itself shows', () => {
  expect(labelText('progress_validate')).toBe(m.progress_validate());
});

test('what a text is told only when it is shown is left open', () => {
  expect(labelText('progress_validated_on')).toBe(m.progress_validated_on({ date: '…' }));
  expect(labelText('progress_validated_on')).toContain('…');
});

test.each(['absent', 'toString', '__proto__', ''])('there is no label « %s »', (name) => {
  expect(labelText(name)).toBeUndefined();
});

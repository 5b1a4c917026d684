// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import {
  dropValidation,
  forgetKeptValidations,
  isKept,
  keepValidation,
  keptValidations,
} from './kept-validations.ts';

beforeEach(() => localStorage.clear());

test('a validation is kept once, in order, until it is dropped', () => {
  keepValidation('ada', 'l1');
  keepValidation('ada', 'l2');
  keepValidation('ada', 'l1');
  expect(keptValidations('ada')).toEqual(['l1', 'l2']);
  expect(isKept('l2')).toBe(true);
  dropValidation('ada', 'l1');
  expect(keptValidations('ada')).toEqual(['l2']);
  dropValidation('ada', 'l2');
  expect(localStorage.length).toBe(0);
});

test('another person on the device finds nothing, and what was there is gone', () => {
  keepValidation('ada', 'l1');
  expect(keptValidations('bob')).toEqual([]);
  expect(keptValidations('ada')).toEqual([]);
});

test('dropping for one person leaves nothing of another behind either', () => {
  keepValidation('ada', 'l1');
  dropValidation('bob', 'l1');
  expect(isKept('l1')).toBe(false);
});

test('everything can be forgotten', () => {
  keepValidation('ada', 'l1');
  forgetKeptValidations();
  expect(isKept('l1')).toBe(false);
});

test.each(['no JSON', '"text"', '{"userId":1}', '{"userId":"ada","lessonIds":"l1"}', '[]'])(
  'what is not ours (%s) counts as nothing',
  (raw) => {
    localStorage.setItem('preau-to-validate', raw);
    expect(keptValidations('ada')).toEqual([]);
    expect(isKept('l1')).toBe(false);
  },
);

test('where storage is forbidden nothing is kept, and nothing breaks', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden');
  });
  keepValidation('ada', 'l1');
  expect(keptValidations('ada')).toEqual([]);
});

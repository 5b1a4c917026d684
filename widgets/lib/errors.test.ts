import { expect, test } from 'vitest';
import { AppError, codeOfStatus, isPassing, toAppError } from './errors.ts';

test.each([
  [{ code: 'PT401', message: 'signed-out' }, 'signed-out', 'signed-out'],
  [{ code: 'PT403', message: 'lesson-locked' }, 'forbidden', 'lesson-locked'],
  [{ code: 'PT404', message: 'link-unknown' }, 'not-found', 'link-unknown'],
  [{ code: 'PT409', message: 'username-taken' }, 'conflict', 'username-taken'],
  [{ code: 'PT410', message: 'link-expired' }, 'expired', 'link-expired'],
  [{ code: 'PT429', message: 'too-many-attempts' }, 'too-many', 'too-many-attempts'],
  [{ code: '42501', message: 'permission denied for table x' }, 'forbidden', undefined],
  [{ code: '23505', message: 'duplicate key value' }, 'conflict', undefined],
  [{ code: '23514', message: 'violates check' }, 'invalid', undefined],
  [{ code: 'PGRST116', message: 'no rows' }, 'not-found', undefined],
  [{ code: 'PGRST301', message: 'JWT expired' }, 'signed-out', undefined],
  [{ code: '', message: 'AppError: offline' }, 'offline', undefined],
  [{ code: '', message: 'AppError: unavailable' }, 'unavailable', undefined],
  [{ code: '', message: 'AppError: signed-out' }, 'signed-out', undefined],
  [{ code: 'XX000', message: 'boom' }, 'unexpected', undefined],
  [new TypeError('x is not a function'), 'unexpected', undefined],
  ['nothing', 'unexpected', undefined],
  [null, 'unexpected', undefined],
])('%o means %s', (error, code, reason) => {
  expect(toAppError(error)).toMatchObject({ code, reason });
});

test('an AppError stays the one it is', () => {
  const error = new AppError('conflict');
  expect(toAppError(error)).toBe(error);
});

test('the cause is kept for whoever looks into it', () => {
  const cause = { code: '23505', message: 'duplicate key value' };
  expect(toAppError(cause).cause).toBe(cause);
});

test('the server prose never becomes the reason', () => {
  expect(toAppError({ code: 'PT400', message: 'Something went wrong' }).reason).toBeUndefined();
});

test.each([
  [400, 'invalid'],
  [401, 'signed-out'],
  [418, 'unexpected'],
  [500, 'unavailable'],
  [503, 'unavailable'],
])('status %i means %s', (status, code) => {
  expect(codeOfStatus(status)).toBe(code);
});

test('only a cut line and a silent server pass by themselves', () => {
  const passing = ['offline', 'unavailable'] as const;
  const lasting = ['signed-out', 'forbidden', 'not-found', 'unexpected'] as const;
  expect(passing.map((code) => isPassing(new AppError(code)))).toEqual([true, true]);
  expect(lasting.some((code) => isPassing(new AppError(code)))).toBe(false);
});

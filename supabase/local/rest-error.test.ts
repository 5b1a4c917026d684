import { expect, test } from 'vitest';
import { isConnectionError, statusOf } from './rest-error.ts';

test.each([
  ['P0001', 400],
  ['23514', 400],
  ['23505', 409],
  ['23503', 409],
  ['22P02', 400],
  ['28P01', 403],
  ['53300', 503],
  ['57014', 500],
  ['XX000', 500],
])('%s is %i, as PostgREST answers', (code, status) => {
  expect(statusOf(code)).toBe(status);
});

test.each(['ECONNREFUSED', 'CONNECTION_CLOSED', '57P01', '57P03', '08006'])(
  '%s: the database is away',
  (code) => {
    expect(isConnectionError({ code })).toBe(true);
  },
);

test('a statement that took too long is not a lost connection', () => {
  expect(isConnectionError({ code: '57014' })).toBe(false);
});

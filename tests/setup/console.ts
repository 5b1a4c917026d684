// A test that logs an error or a warning has met something nobody expected: it fails.
import { afterEach, beforeEach, expect, vi } from 'vitest';

beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  expect.soft(vi.mocked(console.error).mock.calls).toEqual([]);
  expect.soft(vi.mocked(console.warn).mock.calls).toEqual([]);
  vi.restoreAllMocks();
});

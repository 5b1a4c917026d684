import { expect, test } from 'vitest';
import { nextAddress } from './next-address.ts';

const ORIGIN = 'https://mooc.example';
const search = (next: string) => `?${new URLSearchParams({ next })}`;

test.each([
  '/',
  '/cours/la-commune/',
  '/cours/la-commune/?vue=details#module-2',
  '/%2f%2fevil.example',
])('%s is followed', (next) => {
  expect(nextAddress(search(next), ORIGIN)).toBe(next);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/cours\\..\\..//evil.example',
  '/..//evil.example',
  '/./%2e%2e//evil.example',
  'https:evil.example',
  'https://evil.example/',
  'https://mooc.example@evil.example/',
  '%2f%2fevil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'mooc.example@evil.example',
  'cours/',
  ' /cours/',
  '',
])('%j is ignored', (next) => {
  expect(nextAddress(search(next), ORIGIN)).toBeNull();
});

test.each(['', '?', '?autre=/cours/'])('%j names no address', (query) => {
  expect(nextAddress(query, ORIGIN)).toBeNull();
});

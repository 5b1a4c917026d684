import { expect, test, vi } from 'vitest';
import { Contact } from './contact.schema.ts';

vi.mock('../_shared/service.ts', () => ({}));

const typed = {
  key: 'f2b7c9de-28d5-4a57-9c1e-8f6f4f1f4d11',
  topic: 'lesson',
  email: 'zoe@exemple.fr',
  message: 'Bonjour',
  humanCheck: { challenge: { parameters: {}, signature: 's' }, solution: { counter: 1 } },
};

const refusedFields = (change: object): string[] => {
  const { error } = Contact.safeParse({ ...typed, ...change });
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
};

test('a message without anything optional is taken', () => {
  expect(refusedFields({})).toEqual([]);
});

test.each([
  ['name', 'Zoé\r\nBcc: all@evil.example'],
  ['name', 'Zoé\u0000'],
  ['email', 'zoe@exemple.fr\r\nBcc: all@evil.example'],
  ['email', 'zoe@exemple.fr, all@evil.example'],
  ['page', '/cours/\nBcc: all@evil.example'],
  ['topic', 'Urgent\r\nBcc: all@evil.example'],
  ['message', '   '],
  ['message', 'a'.repeat(5001)],
  ['diagnosis', 'a'.repeat(4001)],
  ['screenshot.content', { type: 'image/png', content: btoa('<svg/onload=alert(1)>') }],
  ['screenshot.type', { type: 'image/svg+xml', content: btoa('<svg/>') }],
] as [string, unknown][])('%s refuses %j', (path, value) => {
  expect(refusedFields({ [path.split('.')[0] ?? '']: value })).toEqual([path]);
});

test('who reports a content says which page, and why', () => {
  expect(refusedFields({ topic: 'illicit' })).toEqual(['page', 'reason']);
  expect(refusedFields({ topic: 'illicit', page: '/cours/', reason: 'Une insulte' })).toEqual([]);
});

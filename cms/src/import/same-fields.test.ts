import { expect, test } from 'vitest';
import { isSame } from './same-fields.ts';

const plan = { name: 'plan.png', sha256: 'a' };
const kit = { name: 'kit.pdf', sha256: 'b' };

test('what the folder does not speak of is no difference', () => {
  expect(isSame({ title: 'Un' }, { title: 'Un', summary: 'Plus' })).toBe(true);
  expect(isSame({ title: 'Un' }, { title: 'Deux' })).toBe(false);
});

test('two writings of one value are no difference', () => {
  const wanted = {
    opensAt: '2026-09-28T09:00:00+02:00',
    introduction: null,
    files: [plan, kit],
    people: [{ name: 'Maud', picture: { toJSON: () => plan } }],
  };
  const held = {
    opensAt: '2026-09-28T07:00:00.000Z',
    introduction: '',
    files: [kit, plan],
    people: [{ name: 'Maud', role: null, picture: plan }],
  };
  expect(isSame(wanted, held)).toBe(true);
});

test.each([
  [{ files: [plan] }, { files: [plan, kit] }],
  [{ files: [plan] }, { files: [{ ...plan, sha256: 'c' }] }],
  [{ video: null }, { video: plan }],
  [{ opensAt: '2026-09-28T09:00:00+02:00' }, { opensAt: null }],
  [
    { subtitles: [{ language: 'fr', file: plan }] },
    { subtitles: [{ language: 'en', file: plan }] },
  ],
])('%j differs from %j', (wanted, held) => {
  expect(isSame(wanted, held)).toBe(false);
});

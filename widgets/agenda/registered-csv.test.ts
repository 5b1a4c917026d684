import { expect, test } from 'vitest';
import { registeredCsv } from './registered-csv.ts';

const row = (name: string | null, more: object = {}) => ({
  ...{ number: 1, name, isWaiting: false, at: new Date('2026-07-10T22:30:00Z') },
  ...more,
});

test('a French Excel opens it as a table', () => {
  const csv = registeredCsv([row('Zoé Élan'), row('Max', { isWaiting: true })]);
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv.slice(1).split('\r\n')).toEqual([
    '"Nom";"État";"Ordre";"Inscription (heure de Paris)"',
    '"Zoé Élan";"Place réservée";1;11/07/2026 00:30',
    '"Max";"Sur la liste d’attente";2;11/07/2026 00:30',
    '',
  ]);
});

test.each(['=1+1', '+33 6', '-2', '@SUM(A1)', '\t=1', ' =1'])('%j is not run', (name) => {
  expect(registeredCsv([row(name)])).toContain(`"'${name}"`);
});

test('quotes, semicolons and lines stay in their cell', () => {
  expect(registeredCsv([row('a";b\nc')])).toContain('"a"";b\nc";');
  expect(registeredCsv([row(null)])).toContain('"Une personne qui a quitté la plateforme"');
});

import { expect, test } from 'vitest';
import { membersFile } from './members-file.ts';

test('the file of members holds a line for each, and no formula of theirs', async () => {
  const { name, content } = membersFile('mairies', [
    {
      ...{ id: '1', is_me: false, name: 'Zoé Martin', first_name: 'Zoé', last_name: 'Martin' },
      ...{ phone: '+33 6 12 34 56 78', employer: '=1+1', authority_type: 'commune' },
      ...{ authority_size: 'not-concerned', city: 'PARIS 12', postcode: '75012', position: null },
      ...{ is_administrator: true, joined_at: '2026-11-25T23:30:00Z', state: 'member' },
      suspended_until: null,
    },
  ]);
  expect(name).toBe('membres-mairies.csv');
  const [heads, row] = (await content.text()).split('\r\n');
  expect(heads).toMatch(/^\ufeff?Nom de famille;Prénom;Poste occupé;Employeur;/);
  expect(row).toBe(
    "Martin;Zoé;;'=1+1;Commune;Non concerné;PARIS 12 (75012);'+33 6 12 34 56 78;oui;non;26/11/2026",
  );
});

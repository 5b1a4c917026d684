import { expect, test } from 'vitest';
import { DetailsForm, parseCity, parsePhone, toForm, toSave } from './member-details.schema.ts';

test.each([
  ['PARIS 12 (75012)', 'PARIS 12', '75012'],
  ['Paris 12 75012', 'PARIS 12', '75012'],
  ['75012  paris 12', 'PARIS 12', '75012'],
  ['97400, Saint-Denis', 'SAINT-DENIS', '97400'],
  ['Évry (91000)', 'ÉVRY', '91000'],
])('« %s » is a city and a postcode', (typed, city, postcode) => {
  expect(parseCity(typed)).toEqual({ city, postcode });
});

test.each(['Paris', '75012', '(75012)', 'Paris 7501', 'Paris 750123', '75012 Paris 75013', ''])(
  '« %s » is not',
  (typed) => {
    expect(parseCity(typed)).toBeNull();
  },
);

test.each([
  ['0612345678', '06 12 34 56 78'],
  ['06.12.34.56.78', '06 12 34 56 78'],
  ['+33 6 12 34 56 78', '+33 6 12 34 56 78'],
  ['+33(0)612345678', '+330612345678'],
  ['3939', '3939'],
  ['appelez-moi', null],
  ['12', null],
])('the number « %s » is kept as %s', (typed, kept) => {
  expect(parsePhone(typed)).toBe(kept);
});

const form: DetailsForm = {
  ...{ phone: 'non concerné', employer: 'Non concerné', authority_type: 'commune' },
  ...{ authority_size: '', city: 'Blaison (49320)', position: ' Agente ', visible: ['city'] },
};

test('« Non concerné » is a value of every field, and comes back as it was written', () => {
  const saved = toSave(DetailsForm.parse(form));
  expect(saved).toMatchObject({
    ...{ phone: 'not-concerned', employer: 'not-concerned', held_position: 'Agente' },
    ...{ city: 'BLAISON', postcode: '49320' },
  });
  const none = { authority_type: 'commune', authority_size: null, position: null } as const;
  expect(toForm({ ...saved, ...none }).phone).toBe('Non concerné');
  expect(toForm({ ...saved, ...none }).city).toBe('BLAISON (49320)');
  expect(toSave({ ...form, city: 'NON CONCERNÉ' })).toMatchObject({
    ...{ city: 'not-concerned', postcode: '' },
  });
});

test('a field that does not fit says what to write', () => {
  const { error } = DetailsForm.safeParse({ ...form, phone: 'oui', city: 'Paris' });
  expect(error?.issues.map(({ message }) => message)).toEqual([
    expect.stringContaining('06 12 34 56 78'),
    expect.stringContaining('PARIS 12 (75012)'),
  ]);
});

import { expect, test } from 'vitest';
import { suggestAddress } from './mail-typo.ts';

test.each([
  ['gmial.com', 'gmail.com'],
  ['gmal.com', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmail.fr', 'gmail.com'],
  ['GMIAL.COM', 'gmail.com'],
  ['gmail.com.', null],
  ['hotmial.com', 'hotmail.com'],
  ['hotmial.fr', 'hotmail.fr'],
  ['hotmai.fr', 'hotmail.fr'],
  ['orange.rf', 'orange.fr'],
  ['ornage.fr', 'orange.fr'],
  ['wanadoo', 'wanadoo.fr'],
  ['wandoo.fr', 'wanadoo.fr'],
  ['laposte.ent', 'laposte.net'],
  ['laposte.fr', null],
  ['fre.fr', 'free.fr'],
  ['srf.fr', 'sfr.fr'],
  ['yaho.fr', 'yahoo.fr'],
  ['yahou.fr', 'yahoo.fr'],
  ['outlok.fr', 'outlook.fr'],
  ['oultook.com', 'outlook.com'],
])('%s is read as %s', (typed, meant) => {
  expect(suggestAddress(` zoe.d@${typed} `)).toBe(meant && `zoe.d@${meant}`);
});

test.each([
  'gmail.com',
  'yahoo.com',
  'ymail.com',
  'gmx.fr',
  'mail.com',
  'preau.test',
  'ville-de-lyon.fr',
  'mairie.fr',
  'orange.com',
])('%s is left alone', (domain) => {
  expect(suggestAddress(`zoe@${domain}`)).toBeNull();
});

test.each(['', 'zoe', 'zoe@', '@gmial.com', 'zoe@gmial.com@', 'zoe d@gmial.com'])(
  'what is no address yet gets no proposal: %j',
  (typed) => {
    expect(suggestAddress(typed)).toBeNull();
  },
);

import { expect, test } from 'vitest';
import { SignUp } from './sign-up.schema.ts';

test.each([
  { step: 'start', email: 'zoe@exemple.fr', termsRead: true },
  { step: 'confirm', token: 'abc' },
  { step: 'confirm', email: 'zoe@exemple.fr', code: '123456' },
  { step: 'finish', ticket: 't', displayName: 'Zoé', password: 'x' },
])('%j is a sign-up', (input) => {
  expect(SignUp.parse(input)).toEqual(input);
});

test('a code may be typed with spaces', () => {
  const input = { step: 'confirm', email: ' zoe@exemple.fr ', code: ' 123 456' };
  expect(SignUp.parse(input)).toEqual({ ...input, email: 'zoe@exemple.fr', code: '123456' });
});

test.each([
  [{ step: 'start', email: 'zoe@exemple.fr' }, 'termsRead'],
  [{ step: 'start', email: 'zoe@exemple.fr', termsRead: false }, 'termsRead'],
  [{ step: 'start', email: 'zoe', termsRead: true }, 'email'],
  [{ step: 'confirm' }, 'token'],
  [{ step: 'confirm', email: 'zoe@exemple.fr' }, 'token'],
  [{ step: 'confirm', email: 'zoe@exemple.fr', code: '12345' }, 'code'],
  [{ step: 'finish', ticket: 't', displayName: ' ', password: 'x' }, 'displayName'],
  [{ step: 'erase' }, 'step'],
])('%j is refused for its field %s', (input, field) => {
  const { error } = SignUp.safeParse(input);
  expect(error?.issues[0]?.path).toEqual([field]);
});

test('« é » is one password, however it was typed', () => {
  const finish = { step: 'finish', ticket: 't', displayName: 'Zoé' };
  const composed = SignUp.parse({ ...finish, password: '\u00e9t\u00e9' });
  expect(SignUp.parse({ ...finish, password: 'e\u0301te\u0301' })).toEqual(composed);
});

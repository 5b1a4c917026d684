import { expect, test, vi } from 'vitest';
import { SignUp } from './sign-up.schema.ts';

vi.mock('../_shared/service.ts', () => ({}));

const humanCheck = {
  challenge: { parameters: { nonce: 'ab', cost: 1 }, signature: 'cd' },
  solution: { counter: 7 },
};

test.each([
  { step: 'start', email: 'zoe@exemple.fr', termsRead: true, humanCheck },
  { step: 'resend', token: 'abc', humanCheck },
  { step: 'resend', follow: 'abc', humanCheck },
  { step: 'confirm', token: 'abc', humanCheck },
  { step: 'confirm', email: 'zoe@exemple.fr', code: '123456', humanCheck },
  { step: 'finish', ticket: 't', displayName: 'Zoé', password: 'x', termsAccepted: true },
])('%j is a sign-up', (input) => {
  expect(SignUp.parse(input)).toEqual(input);
});

test('a code may be typed with spaces', () => {
  const input = { step: 'confirm', email: ' zoe@exemple.fr ', code: ' 123\u00a0456', humanCheck };
  expect(SignUp.parse(input)).toEqual({ ...input, email: 'zoe@exemple.fr', code: '123456' });
});

test.each([
  [{ step: 'start', email: 'zoe@exemple.fr', humanCheck }, 'termsRead'],
  [{ step: 'start', email: 'zoe@exemple.fr', termsRead: false, humanCheck }, 'termsRead'],
  [{ step: 'start', email: 'zoe', termsRead: true, humanCheck }, 'email'],
  [{ step: 'start', email: 'zoe@exemple.fr', termsRead: true }, 'humanCheck'],
  [{ step: 'resend', humanCheck }, 'token'],
  [{ step: 'resend', token: 'abc' }, 'humanCheck'],
  [{ step: 'confirm', humanCheck }, 'token'],
  [{ step: 'confirm', email: 'zoe@exemple.fr', humanCheck }, 'token'],
  [{ step: 'confirm', email: 'zoe@exemple.fr', code: '12345', humanCheck }, 'code'],
  [{ step: 'confirm', token: 'abc' }, 'humanCheck'],
  [
    { step: 'finish', ticket: 't', displayName: ' ', password: 'x', termsAccepted: true },
    'displayName',
  ],
  [{ step: 'finish', ticket: 't', displayName: 'Zoé', password: 'x' }, 'termsAccepted'],
  [
    { step: 'finish', ticket: 't', displayName: 'Zoé', password: 'x', termsAccepted: false },
    'termsAccepted',
  ],
  [{ step: 'erase' }, 'step'],
])('%j is refused for its field %s', (input, field) => {
  const { error } = SignUp.safeParse(input);
  expect(error?.issues[0]?.path).toEqual([field]);
});

test('« é » is one password, however it was typed', () => {
  const finish = { step: 'finish', ticket: 't', displayName: 'Zoé', termsAccepted: true };
  const composed = SignUp.parse({ ...finish, password: '\u00e9t\u00e9' });
  expect(SignUp.parse({ ...finish, password: 'e\u0301te\u0301' })).toEqual(composed);
});

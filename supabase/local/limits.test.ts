import { expect, test } from 'vitest';
import { Attempts, DEFAULT_LIMITS, readLimits } from './limits.ts';

const MINUTE = 60_000;

test('the third attempt of two waits until the first is over', () => {
  const attempts = new Attempts({ attempts: 2, seconds: 60 });
  attempts.count('ada', 0);
  expect(attempts.wait('ada', 1000)).toBe(0);
  attempts.count('ada', 10_000);
  expect(attempts.wait('ada', 10_000)).toBe(50);
  expect(attempts.wait('ada', MINUTE - 1)).toBe(1);
  expect(attempts.wait('ada', MINUTE)).toBe(0);
});

test('each name is counted by itself, and may be forgotten', () => {
  const attempts = new Attempts({ attempts: 1, seconds: 60 });
  attempts.count('ada', 0);
  expect(attempts.wait('bob', 1)).toBe(0);
  attempts.forget('ada');
  expect(attempts.wait('ada', 1)).toBe(0);
});

const LIMITS = '{"failuresPerMail":{"attempts":3,"seconds":5}}';

test('limits are changed for a stack apart only', () => {
  const changed = { ...DEFAULT_LIMITS, failuresPerMail: { attempts: 3, seconds: 5 } };
  expect(readLimits({})).toEqual(DEFAULT_LIMITS);
  expect(readLimits({ PREAU_LIMITS: LIMITS, PREAU_HOME: '.local/essai' })).toEqual(changed);
  expect(readLimits({ PREAU_LIMITS: LIMITS, PREAU_TEST_STACK: '1' })).toEqual(changed);
  expect(() => readLimits({ PREAU_LIMITS: LIMITS })).toThrow('PREAU_HOME');
  expect(() => readLimits({ PREAU_LIMITS: LIMITS, PREAU_HOME: '.local' })).toThrow('PREAU_HOME');
});

test.each([
  '{"other":{"attempts":1,"seconds":1}}',
  '{"failuresPerMail":{"attempts":0,"seconds":1}}',
  '{"failuresPerMail":3}',
])('the limits %s are refused, naming the choice', (text) => {
  expect(() => readLimits({ PREAU_LIMITS: text, PREAU_TEST_STACK: '1' })).toThrow('authPerAddress');
});

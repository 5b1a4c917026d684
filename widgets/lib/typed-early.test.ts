// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { typedEarly } from './typed-early.ts';

afterEach(() => document.body.replaceChildren());

const defaults = { email: 'kept@exemple.fr', termsRead: false };

test('what was typed before the form was awake is not lost', () => {
  document.body.innerHTML =
    '<input name="email" value="zoe@exemple.fr"><input name="termsRead" type="checkbox" checked>';
  expect(typedEarly(defaults)).toEqual({ email: 'zoe@exemple.fr', termsRead: true });
});

test('an untouched form keeps its defaults', () => {
  document.body.innerHTML = '<input name="email"><input name="termsRead" type="checkbox">';
  expect(typedEarly(defaults)).toEqual(defaults);
});

import { expect, test } from 'vitest';
import { letterAsHtml, letterAsText, oneLine } from './letter.ts';
import { writeLetter } from './mails/letters.ts';

const setting = { siteUrl: 'https://mooc.example', locale: 'fr' as const };
const params = { token: 'a_b-c', code: '012345', email: 'zoe@exemple.fr' };
const link = 'https://mooc.example/inscription/confirmer/#token=a_b-c';

test('the confirmation starts with its link, as text and as HTML', () => {
  const letter = writeLetter('sign-up-confirm', params, setting);
  expect(letterAsText(letter).split('\n')[1]).toBe(link);
  expect(letterAsHtml(letter).indexOf(link)).toBeLessThan(letterAsHtml(letter).indexOf('Bonjour'));
});

test('the confirmation holds the address to copy, the code and the signature', () => {
  const text = letterAsText(writeLetter('sign-up-confirm', params, setting));
  expect(text.split(link)).toHaveLength(3);
  expect(text).toContain('012 345');
  expect(text).toContain('zoe@exemple.fr');
  expect(text.trimEnd().endsWith('-- \nPréau\nhttps://mooc.example/')).toBe(true);
});

test('the mail to a known address holds no token', () => {
  const text = letterAsText(writeLetter('sign-up-known', params, setting));
  expect(text.split('\n')[1]).toBe('https://mooc.example/connexion/');
  expect(text).toContain('https://mooc.example/mot-de-passe-perdu/');
  expect(text).not.toContain('token');
});

test.each([
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['"><script>alert(1)</script>', '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
  ["' onmouseover='x", '&#39; onmouseover=&#39;x'],
  ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
])('what a person typed is text in the HTML: %s', (email, written) => {
  const html = letterAsHtml(writeLetter('sign-up-confirm', { ...params, email }, setting));
  expect(html).not.toContain(email);
  expect(html).toContain(written);
});

test('a line break cannot enter a header', () => {
  expect(oneLine('Préau\r\nBcc: all@exemple.fr')).toBe('Préau Bcc: all@exemple.fr');
});

test.each(['nowhere', 'toString', '__proto__'])('the template %s does not exist', (template) => {
  expect(() => writeLetter(template, params, setting)).toThrow(`no mail template ${template}`);
});

test('a row without its token is not written', () => {
  expect(() => writeLetter('sign-up-confirm', { email: 'a@b.fr' }, setting)).toThrow();
});

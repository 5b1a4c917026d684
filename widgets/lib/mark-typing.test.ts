// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

const notice = () => document.querySelector('.new-version')?.textContent?.trim();

beforeEach(async () => {
  document.body.innerHTML =
    '<textarea></textarea><input type="checkbox"><div class="new-version"><p>Nouvelle version. <a href="">Recharger</a></p></div>';
  vi.resetModules();
  await import('./mark-typing.ts');
});

const touch = (selector: string) =>
  document.querySelector(selector)?.dispatchEvent(new Event('input', { bubbles: true }));

test('whoever has typed is told once, before the link that reloads', () => {
  touch('textarea');
  touch('textarea');
  expect(notice()).toBe(
    'Nouvelle version. Si vous êtes en train d’écrire, envoyez ou copiez d’abord votre texte. Recharger',
  );
});

test('whoever ticked a box is not', () => {
  touch('input');
  expect(notice()).toBe('Nouvelle version. Recharger');
});

// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { HelpOpinion } from './HelpOpinion.tsx';
import { giveOpinion } from './help.api.ts';

vi.mock('./help.api.ts');

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.resetAllMocks();
});

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('one click is an opinion, another changes it, and the device knows it again', async () => {
  const { unmount } = render(<HelpOpinion pageId="mdp" />);
  click('Non');
  await screen.findByText(/Nous la relirons/);
  click('Oui');
  await screen.findByText(/cette page vous a aidé/);
  const [first, second] = vi.mocked(giveOpinion).mock.calls;
  expect(first?.[1].isHelpful).toBe(false);
  expect(second?.[1]).toEqual({ id: first?.[1].id, isHelpful: true });
  unmount();
  render(<HelpOpinion pageId="mdp" />);
  expect(screen.getByRole('button', { name: 'Oui' }).getAttribute('aria-pressed')).toBe('true');
});

test('a sentence with an address stays in its field, and the way to an answer is shown', async () => {
  render(<HelpOpinion pageId="mdp" />);
  click('Non');
  const field = await screen.findByLabelText(/Une phrase/);
  fireEvent.change(field, { target: { value: 'zoe@exemple.fr' } });
  vi.mocked(giveOpinion).mockRejectedValueOnce(
    new AppError('invalid', { reason: 'opinion-private' }),
  );
  click('Envoyer');
  expect((await screen.findByRole('alert')).textContent).toContain('N’écrivez pas d’adresse');
  expect(screen.getByRole('link', { name: 'Nous écrire' }).getAttribute('href')).toBe('/contact/');
  expect((field as HTMLTextAreaElement).value).toBe('zoe@exemple.fr');

  fireEvent.change(field, { target: { value: 'Trop long' } });
  click('Envoyer');
  await screen.findByText('Merci, votre phrase est envoyée.');
  expect(vi.mocked(giveOpinion).mock.lastCall?.[2]).toBe('Trop long');
});

test('an opinion of a page that is gone says so', async () => {
  render(<HelpOpinion pageId="mdp" />);
  vi.mocked(giveOpinion).mockRejectedValueOnce(
    new AppError('invalid', { reason: 'opinion-page-unknown' }),
  );
  click('Oui');
  expect((await screen.findByRole('alert')).textContent).toContain('n’est plus en ligne');
});

// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { solveHumanCheck, withHumanCheck } from '../lib/human-check.ts';
import { ContactForm } from './ContactForm.tsx';
import { sendMessage } from './contact.api.ts';

vi.mock('./contact.api.ts');
vi.mock('../lib/human-check.ts');

const proof = { challenge: { parameters: {}, signature: 's' }, solution: { counter: 1 } };

beforeEach(() => {
  vi.mocked(solveHumanCheck).mockResolvedValue(proof);
  vi.mocked(withHumanCheck).mockImplementation((send) => send(proof));
  vi.mocked(sendMessage).mockResolvedValue(1001);
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  vi.resetAllMocks();
});

const show = () => render(<ContactForm contactEmail="contact@exemple.fr" />);
const type = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const keyOf = (call: number) => vi.mocked(sendMessage).mock.calls[call]?.[0].key;

async function fill() {
  type(/De quoi/, 'lesson');
  type(/Votre message/, 'Je suis perdue');
  type(/Votre courriel/, 'zoe@exemple.fr');
  fireEvent.click(screen.getByLabelText(/robot/));
  await waitFor(() => expect(sessionStorage.getItem('preau-contact')).toContain('perdue'));
}

test('an empty message says what is missing, field by field, and sends nothing', async () => {
  show();
  click('Envoyer le message');
  await screen.findByText(/Choisissez un sujet dans la liste/);
  for (const sentence of [/Écrivez votre message/, /Écrivez votre courriel/, /Cochez la case/]) {
    expect(screen.getByText(sentence)).toBeTruthy();
  }
  type(/De quoi/, 'illicit');
  type(/Votre message/, 'a'.repeat(5001));
  click('Envoyer le message');
  await screen.findByText(/Écrivez l’adresse de la page/);
  expect(screen.getByText(/Votre message fait 5001 caractères/)).toBeTruthy();
  expect(sendMessage).not.toHaveBeenCalled();
});

test('a second try is the same message; once it was changed it is another', async () => {
  vi.mocked(sendMessage).mockRejectedValue(new AppError('offline'));
  show();
  await fill();
  click('Envoyer le message');
  await screen.findByText(/Votre message est gardé ici/);
  // Ticked again, as after a reload: no letter of the message has changed.
  fireEvent.click(screen.getByLabelText(/robot/));
  fireEvent.click(screen.getByLabelText(/robot/));
  click('Envoyer le message');
  await waitFor(() => expect(sendMessage).toHaveBeenCalledTimes(2));
  expect(keyOf(1)).toBe(keyOf(0));

  type(/Votre message/, 'Je suis perdue dans la leçon 2');
  click('Envoyer le message');
  await waitFor(() => expect(sendMessage).toHaveBeenCalledTimes(3));
  expect(keyOf(2)).not.toBe(keyOf(0));
});

test('what is kept comes back with the page, and is gone once it is sent', async () => {
  sessionStorage.setItem('preau-diagnosis', 'Cookies : permis');
  const { unmount } = show();
  await fill();
  unmount();
  show();
  expect((screen.getByLabelText(/Votre message/) as HTMLTextAreaElement).value).toBe(
    'Je suis perdue',
  );
  fireEvent.click(screen.getByLabelText(/robot/));
  click('Envoyer le message');
  await screen.findByText(/Message n°\s1001/);
  expect(vi.mocked(sendMessage).mock.lastCall?.[0]).toMatchObject({
    diagnosis: 'Cookies : permis',
    message: 'Je suis perdue',
  });
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test('a report that one does not want to send does not go', async () => {
  sessionStorage.setItem('preau-diagnosis', 'Cookies : permis');
  show();
  await fill();
  click('Ne pas joindre le compte rendu');
  click('Envoyer le message');
  await screen.findByText(/Message n°/);
  expect(vi.mocked(sendMessage).mock.lastCall?.[0].diagnosis).toBe('');
});

test('when no picture is taken it says to send the message without', async () => {
  const reason = 'contact-pictures-full';
  vi.mocked(sendMessage).mockRejectedValue(new AppError('conflict', { reason }));
  show();
  await fill();
  click('Envoyer le message');
  expect((await screen.findByRole('alert')).textContent).toContain('Retirez l’image');
});

test.each([
  [90 * 60, '90\u00a0min'],
  [3 * 3600, '3\u00a0h'],
])('after too many messages it says when the next may go', async (retryAfterSeconds, wait) => {
  vi.mocked(sendMessage).mockRejectedValue(new AppError('too-many', { retryAfterSeconds }));
  show();
  await fill();
  click('Envoyer le message');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain(`Réessayez dans ${wait}`);
});

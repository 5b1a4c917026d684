// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answersFromYouTube } from './check-youtube.ts';
import { Diagnosis } from './Diagnosis.tsx';
import { type Facts, gatherFacts } from './facts.ts';

vi.mock('./facts.ts', () => ({ gatherFacts: vi.fn() }));
vi.mock('./check-youtube.ts', () => ({ answersFromYouTube: vi.fn() }));

const GOOD: Facts = {
  missing: [],
  storages: { cookies: true, local: true, session: true, database: true },
  secondsAhead: 1,
  zone: 'Europe/Paris',
  reach: 'reached',
  mail: { waiting_minutes: 0, last_sent_minutes: 5 },
  films: { mp4: true, webm: true, subtitles: true },
  version: { shown: 'a1', published: 'a1' },
};
const given = (facts: Partial<Facts> = {}) =>
  vi.mocked(gatherFacts).mockResolvedValue({ ...GOOD, ...facts });
const verdict = (name: string) => screen.findByRole('heading', { level: 2, name });
const faults = () =>
  screen
    .queryAllByRole('heading', { level: 3 })
    .map((title) => within(title.closest('li') ?? title).getByRole('link'))
    .map((link) => link.getAttribute('href'));
const report = () => screen.findByRole<HTMLTextAreaElement>('textbox');

beforeEach(() => {
  sessionStorage.clear();
  given();
});
afterEach(cleanup);

test('a device that has all it takes is told so', async () => {
  render(<Diagnosis />);
  expect(await verdict('Tout va bien')).toBeDefined();
  expect(faults()).toEqual([]);
});

test.each<[string, Partial<Facts>, string]>([
  ['an old browser', { missing: ['dialog'] }, 'technique/verifier-mon-navigateur'],
  [
    'cookies off',
    { storages: { ...GOOD.storages, cookies: false } },
    'technique/cookies-et-stockage',
  ],
  [
    'storage off',
    { storages: { ...GOOD.storages, local: false } },
    'technique/cookies-et-stockage',
  ],
  [
    'a tab that keeps nothing',
    { storages: { ...GOOD.storages, session: false } },
    'technique/cookies-et-stockage',
  ],
  ['a clock ahead', { secondsAhead: 7200 }, 'technique/l-heure-de-mon-appareil'],
  ['a clock behind', { secondsAhead: -7200 }, 'technique/l-heure-de-mon-appareil'],
  ['no line', { reach: 'offline' }, 'technique/un-bloqueur-gene-le-site'],
  ['a blocker', { reach: 'blocked' }, 'technique/un-bloqueur-gene-le-site'],
  ['a silent wall', { reach: 'silent' }, 'technique/un-bloqueur-gene-le-site'],
  ['a service that is down', { reach: 'down' }, 'technique/nous-ecrire'],
  [
    'mails that wait',
    { mail: { waiting_minutes: 30, last_sent_minutes: null } },
    'technique/les-courriels-arrivent-en-retard',
  ],
  ['no films', { films: { ...GOOD.films, mp4: false } }, 'videos/la-video-ne-demarre-pas'],
  ['no subtitles', { films: { ...GOOD.films, subtitles: false } }, 'videos/sous-titres'],
  [
    'an old page',
    { version: { shown: 'a1', published: 'b2' } },
    'technique/une-nouvelle-version-du-site',
  ],
])('%s is one fault, with its help page', async (_, facts, page) => {
  given(facts);
  render(<Diagnosis />);
  expect(await verdict('1 chose à régler')).toBeDefined();
  expect(faults()).toEqual([`/aide/${page}/`]);
});

test('a browser without the databases that the site does not use has no fault', async () => {
  given({ storages: { ...GOOD.storages, database: false } });
  render(<Diagnosis />);
  expect(await verdict('Tout va bien')).toBeDefined();
});

test('what could not be looked at is not called good', async () => {
  given({ secondsAhead: null });
  render(<Diagnosis />);
  expect(await verdict('Rien à régler, mais tout n’a pas pu être vérifié')).toBeDefined();
});

test('the clock says by how much, in which direction and in which zone', async () => {
  given({ secondsAhead: -7500, zone: 'America/Montreal' });
  render(<Diagnosis />);
  await verdict('1 chose à régler');
  const sentence = /retarde de 2 heures et 5 minutes.*America\/Montreal/;
  expect(screen.getAllByText(sentence).length).toBeGreaterThan(0);
});

test('what was mended is gone when one looks again', async () => {
  given({ reach: 'blocked', storages: { ...GOOD.storages, cookies: false } });
  render(<Diagnosis />);
  await verdict('2 choses à régler');
  given();
  await userEvent.click(screen.getByRole('button', { name: 'Relancer la vérification' }));
  expect(await verdict('Tout va bien')).toBeDefined();
});

test('YouTube is asked by a click alone, and counts from then on', async () => {
  vi.mocked(answersFromYouTube).mockResolvedValue(false);
  render(<Diagnosis youtubeId="Preau-Demo0" />);
  await verdict('Tout va bien');
  expect(answersFromYouTube).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Vérifier YouTube' }));
  expect(await verdict('1 chose à régler')).toBeDefined();
});

test('the report says what was found and what the browser is, and is handed to the contact page', async () => {
  given({ secondsAhead: 7200 });
  const leave = vi.fn();
  vi.stubGlobal('location', { ...location, assign: leave });
  render(<Diagnosis />);
  await userEvent.click(await screen.findByRole('button', { name: 'Joindre à un message' }));
  const text = (await report()).value;
  expect(text).toContain('[À RÉGLER] Horloge');
  expect(text).toContain(navigator.userAgent);
  expect(sessionStorage['preau-diagnosis']).toBe(text);
  expect(leave).toHaveBeenCalledWith('/contact/');
  vi.unstubAllGlobals();
});

test('the report holds nothing of who is signed in, and no more than the form takes', async () => {
  localStorage['preau-session'] = '{"access_token":"secret","user":{"email":"zoe@preau.test"}}';
  given({ zone: 'Z'.repeat(9000) });
  render(<Diagnosis />);
  const text = (await report()).value;
  expect(text).not.toMatch(/secret|zoe@/);
  expect(text).toHaveLength(4000);
  localStorage.clear();
});

test('where storage is refused the report is there to be copied', async () => {
  render(<Diagnosis />);
  const join = await screen.findByRole('button', { name: 'Joindre à un message' });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  await userEvent.click(join);
  expect(screen.getByText(/Copiez le texte sélectionné/)).toBeDefined();
  const { value, selectionStart, selectionEnd } = await report();
  expect(selectionEnd - selectionStart).toBe(value.length);
});

test('the report is copied, or the text is selected where copying is forbidden', async () => {
  const person = userEvent.setup();
  render(<Diagnosis />);
  const copy = await screen.findByRole('button', { name: 'Copier le compte rendu' });
  await person.click(copy);
  expect(await screen.findByText(/Le compte rendu est copié/)).toBeDefined();
  expect(await navigator.clipboard.readText()).toBe((await report()).value);
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  await person.click(copy);
  expect(await screen.findByText(/n’a pas voulu copier/)).toBeDefined();
});

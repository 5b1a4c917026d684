// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import { Bell } from '../ui/Bell.tsx';
import { Notices } from './Notices.tsx';
import { OpeningAlert } from './OpeningAlert.tsx';
import { Unsubscribe } from './Unsubscribe.tsx';

type Answer = unknown;
const rpc = vi.hoisted(() => vi.fn<(name: string, args?: object) => Answer>());
const callFunction = vi.hoisted(() => vi.fn<(name: string, body: unknown) => Promise<unknown>>());
const fetchApi = vi.hoisted(() => vi.fn<(path: string, init?: RequestInit) => Promise<Response>>());
vi.mock('../lib/supabase.ts', () => ({
  supabase: {
    rpc: async (name: string, args?: object) => {
      try {
        return { data: await rpc(name, args), error: null };
      } catch (error) {
        return { data: null, error };
      }
    },
  },
}));
vi.mock('../lib/functions.ts', () => ({ callFunction }));
vi.mock('../ui/bell.css?url', () => ({ default: '/bell.css' }));
vi.mock('../lib/api.ts', async (original) => ({
  ...(await original<typeof import('../lib/api.ts')>()),
  fetchApi,
}));

const notice = (id: number, more: object = {}) => ({
  id,
  kind: 'answer',
  created_at: '2026-11-24T11:00:00Z',
  read_at: null,
  comment_id: '00000008-0000-4000-8000-000000000001',
  details: {},
  lesson: 'La commune',
  module: 'Module 1',
  href: '/cours/commune/m1/l1/',
  author: 'Léa',
  title: null,
  community: null,
  excerpt: 'Merci !',
  ...more,
});

const SETTINGS = {
  mails: {
    ...{ answer: 'now', mention: 'off', moderation: 'off', opening: 'now' },
    ...{ joining: 'now', request: 'now', news: 'off', event: 'now' },
  },
  is_administrator: false,
  alerts: [],
  calendar: null,
};

let answers: Record<string, Answer>;

beforeEach(() => {
  // jsdom knows the element and none of its methods.
  HTMLDialogElement.prototype.showModal ??= () => {};
  HTMLDialogElement.prototype.close ??= () => {};
  localStorage.clear();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
  answers = {
    unread_notices: 0,
    my_notice_settings: SETTINGS,
    my_notices: {
      notices: [notice(2), notice(1, { read_at: '2026-11-24T12:00:00Z' })],
      has_more: false,
      unread: 1,
      server_now: '2026-11-24T13:00:00Z',
    },
  };
  rpc.mockReset();
  rpc.mockImplementation((name, args) => {
    const answer = answers[args && 'before' in args ? 'older' : name];
    if (answer instanceof Error) throw answer;
    return answer;
  });
  fetchApi.mockReset();
  fetchApi.mockResolvedValue(new Response('0'));
  callFunction.mockReset();
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  history.replaceState(null, '', '/');
});

test('unread is said in words, and the notice leads to its comment and is read by that', async () => {
  render(<Notices />);
  const [unread, read] = await screen.findAllByRole('link', { name: 'Léa a écrit une réponse' });
  if (!unread || !read) throw new Error('not listed');
  expect(unread.getAttribute('href')).toBe('/commentaire/#00000008-0000-4000-8000-000000000001');
  const items = screen.getAllByRole('listitem');
  expect(within(items[0] ?? document.body).queryByText('Non lue')).not.toBeNull();
  expect(within(items[1] ?? document.body).queryByText('Non lue')).toBeNull();
  unread.addEventListener('click', (event) => event.preventDefault());
  read.addEventListener('click', (event) => event.preventDefault());
  act(() => unread.click());
  act(() => read.click());
  expect(fetchApi).toHaveBeenCalledTimes(1);
  expect(fetchApi.mock.calls[0]?.[1]).toMatchObject({
    keepalive: true,
    body: JSON.stringify({ notice_id: 2 }),
  });
});

test('a comment that is gone is said to be, and the reasons of a decision are shown', async () => {
  answers['my_notices'] = {
    notices: [
      notice(3, { author: null, excerpt: null }),
      notice(2, {
        kind: 'moderation',
        details: {
          what: 'hide',
          facts: 'Il y avait une adresse.',
          rule: 'private-life',
          contest: 1,
        },
      }),
    ],
    has_more: false,
    unread: 2,
    server_now: '2026-11-24T13:00:00Z',
  };
  render(<Notices />);
  expect(await screen.findByRole('link', { name: 'Vous avez reçu une réponse' })).toBeTruthy();
  expect(screen.getAllByText('Ce commentaire n’est plus visible.')).toHaveLength(1);
  expect(screen.getByText('Il y avait une adresse.')).toBeTruthy();
  expect(screen.getByText('Commentaire masqué.')).toBeTruthy();
  expect(screen.getByText('Règle : La vie privée des autres')).toBeTruthy();
  expect(screen.getByText('Vous pouvez contester cette décision.')).toBeTruthy();
});

const inCommunity = (kind: string, details: object, more: object = {}) => ({
  ...notice(7, { kind, details, comment_id: null, lesson: null, module: null, author: null }),
  ...{ excerpt: null, href: '/communaute/?c=mairies', community: 'Mairies', ...more },
});
const REQUEST = '/mon-espace/a-traiter/#00000012-0000-4000-8000-000000000001';

test.each([
  [inCommunity('joining', { what: 'accepted' }), /« Mairies » : vous êtes membre/],
  [
    inCommunity('joining', { what: 'closed' }, { community: null }),
    /Une communauté vient de fermer/,
  ],
  [inCommunity('joining', { what: 'toString' }), /« Mairies » : il y a du nouveau/],
  [inCommunity('request', { what: 'request' }, { author: 'Inès' }), /Inès demande à adhérer/],
  [inCommunity('request', { what: 'request' }), /une demande d’adhésion$/],
  [inCommunity('request', { what: 'waiting', days: 3 }), /attend depuis 3 jours/],
  [inCommunity('request', { what: 'report' }), /un signalement attend/],
  [inCommunity('request', { what: 'unanswered' }), /un sujet attend une réponse/],
  [inCommunity('news', {}, { title: 'Décret' }), /Actualité : « Décret »/],
  [inCommunity('event', { what: 'cancelled' }, { title: 'Atelier' }), /« Atelier » : annulation/],
  [inCommunity('answer', {}, { title: 'Budget', author: 'Lou' }), /Lou a répondu dans « Budget »/],
  [inCommunity('mention', {}, { community: null, href: null }), /On parle de vous dans une/],
  [inCommunity('moderation', { what: 'hide' }), /« Mairies » : une décision/],
])('what happened in a community is said in a sentence (%#)', async (row, words) => {
  answers['my_notices'] = { ...Object(answers['my_notices']), notices: [row] };
  render(<Notices />);
  const title = await screen.findByText(words);
  expect(title.getAttribute('href')).toBe(row.href);
});

test('a refusal says why and when one may ask again, and a decision speaks of messages', async () => {
  answers['my_notices'] = {
    ...Object(answers['my_notices']),
    notices: [
      inCommunity('joining', {
        ...{ what: 'refused', answer: 'Pas cette fois.' },
        may_ask_again_at: '2026-12-24T13:00:00Z',
      }),
      { ...inCommunity('moderation', { what: 'hide', facts: 'Hors sujet.' }), id: 8 },
    ],
  };
  render(<Notices />);
  expect(await screen.findByText('Pas cette fois.')).toBeTruthy();
  expect(screen.getByText(/refaire une demande à partir du jeudi 24 décembre/)).toBeTruthy();
  expect(screen.getByText('Votre message est masqué.')).toBeTruthy();
});

test('a request leads to itself, and how to hear of them is asked of those who run something', async () => {
  const asked = inCommunity('request', { what: 'request' }, { author: 'Inès', href: REQUEST });
  answers['my_notices'] = { ...Object(answers['my_notices']), notices: [asked] };
  render(<Notices />);
  const link = await screen.findByRole('link', { name: /Inès demande/ });
  expect(link.getAttribute('href')).toBe(REQUEST);
  await screen.findByLabelText(/Une actualité paraît/);
  expect(screen.queryByLabelText(/que j’administre/)).toBeNull();
  cleanup();
  queryClient.clear();
  answers['my_notice_settings'] = { ...SETTINGS, is_administrator: true };
  render(<Notices />);
  expect(await screen.findByLabelText(/que j’administre/)).toBeTruthy();
});

test.each([
  ['joining', /vos demandes d’adhésion/],
  ['request', /que vous administrez/],
  ['news', /les actualités de vos communautés/],
  ['event', /les événements où vous avez une place/],
])('the way out of mails of kind %s says what ends', (kind, words) => {
  history.replaceState(null, '', `/desabonnement/#token=${kind}.${'x'.repeat(43)}`);
  render(<Unsubscribe />);
  expect(screen.getByText(words)).toBeTruthy();
});

test('all that the page has shown is marked, up to the newest', async () => {
  answers['mark_notices_read'] = 0;
  render(<Notices />);
  await userEvent.click(await screen.findByRole('button', { name: 'Tout marquer comme lu' }));
  expect(rpc).toHaveBeenCalledWith('mark_notices_read', { up_to: 2 });
});

test('older ones are asked from the last one shown', async () => {
  answers['older'] = { ...Object(answers['my_notices']), notices: [notice(0)] };
  answers['my_notices'] = { ...Object(answers['my_notices']), has_more: true };
  render(<Notices />);
  await userEvent.click(await screen.findByRole('button', { name: 'Voir les plus anciennes' }));
  expect(rpc).toHaveBeenCalledWith('my_notices', { before: 1 });
  await vi.waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
  expect(screen.queryByRole('button', { name: 'Voir les plus anciennes' })).toBeNull();
});

test('an empty list says what will come', async () => {
  answers['my_notices'] = { notices: [], has_more: false, unread: 0, server_now: '2026-11-24' };
  render(<Notices />);
  expect(await screen.findByText(/Rien de neuf/)).toBeTruthy();
});

test('a failed list is asked for again, and the rest of the page is there', async () => {
  answers['my_notices'] = new AppError('unexpected');
  render(<Notices />);
  await screen.findByLabelText('On répond à mon commentaire ou à mon message');
  answers['my_notices'] = { notices: [], has_more: false, unread: 0, server_now: '2026-11-24' };
  await userEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
  expect(await screen.findByText(/Rien de neuf/)).toBeTruthy();
});

test('what was chosen stays chosen when saving fails, and is saved at the next try', async () => {
  render(<Notices />);
  const kind = await screen.findByLabelText('On parle de moi dans un commentaire ou un message');
  await userEvent.selectOptions(kind, 'weekly');
  answers['save_notice_preferences'] = new AppError('offline');
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  expect((await screen.findByRole('alert')).textContent).toContain('connexion');
  expect(kind).toHaveProperty('value', 'weekly');
  answers['save_notice_preferences'] = { saved_at: '2026-11-24T13:07:00Z' };
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  expect(await screen.findByText(/Enregistré à/)).toBeTruthy();
  expect(rpc).toHaveBeenCalledWith('save_notice_preferences', {
    mails: { ...SETTINGS.mails, mention: 'weekly' },
  });
});

test('an opening is told at once or not at all', async () => {
  render(<Notices />);
  const kind = await screen.findByLabelText('Un module que j’attends ouvre');
  expect(within(kind).getAllByRole('option')).toHaveLength(2);
});

test('nothing is asked for whoever is signed out', () => {
  localStorage.clear();
  render(<Notices />);
  render(<OpeningAlert moduleId="m1" />);
  expect(screen.getByText('Connectez-vous pour voir vos notifications.')).toBeTruthy();
  expect(rpc).not.toHaveBeenCalled();
});

test.each([
  [0, 'Notifications', null],
  [1, '1 notification non lue', '1'],
  [99, '99 notifications non lues', '99'],
  [100, 'Plus de 99 notifications non lues', '99+'],
])('the bell says %i in words', async (count, name, shown) => {
  answers['unread_notices'] = count;
  render(<Bell here="/" />);
  expect(await screen.findByRole('link', { name })).toBeTruthy();
  if (shown) expect(screen.getByText(shown)).toBeTruthy();
});

test('a bell that cannot count is a plain way to the page', async () => {
  answers['unread_notices'] = new AppError('forbidden');
  render(<Bell here="/" />);
  await act(async () => {});
  expect(screen.getByRole('link', { name: 'Notifications' })).toBeTruthy();
});

test('an alert is asked and taken back in place', async () => {
  answers['my_opening_alert'] = { is_asked: false, is_possible: true };
  answers['ask_opening_alert'] = { is_asked: true, is_possible: true };
  answers['cancel_opening_alert'] = { is_asked: false, is_possible: true };
  render(<OpeningAlert moduleId="m1" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Me prévenir à l’ouverture' }));
  expect(await screen.findByText(/C’est noté/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Ne plus me prévenir' }));
  expect(await screen.findByRole('button', { name: 'Me prévenir à l’ouverture' })).toBeTruthy();
});

test('no alert is offered for a module that is open, or closed for good', async () => {
  answers['my_opening_alert'] = { is_asked: false, is_possible: false };
  const { container } = render(<OpeningAlert moduleId="m1" />);
  await act(async () => {});
  expect(container.textContent).toBe('');
});

const WORD = `answer.${'x'.repeat(43)}`;

test('opening the link ends nothing; the button does', async () => {
  history.replaceState(null, '', `/desabonnement/#token=${WORD}`);
  callFunction.mockResolvedValue({ scope: 'answer' });
  render(<Unsubscribe />);
  expect(screen.getByText(/quand on répond à votre commentaire/)).toBeTruthy();
  expect(callFunction).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Ne plus recevoir ces courriels' }));
  expect(callFunction).toHaveBeenCalledWith('unsubscribe', { token: WORD });
  expect(await screen.findByText(/C’est fait/)).toBeTruthy();
  expect(location.hash).toBe('');
});

test.each(['', '#token=', '#token=nothing.abc', '#token=toString.abc'])(
  'a link that is not whole is said to be: %j',
  (hash) => {
    history.replaceState(null, '', `/desabonnement/${hash}`);
    render(<Unsubscribe />);
    expect(screen.getByText(/Ce lien n’est pas entier/)).toBeTruthy();
  },
);

test('a word that the server does not know is the same', async () => {
  history.replaceState(null, '', `/desabonnement/#token=${WORD}`);
  callFunction.mockRejectedValue(new AppError('not-found', { reason: 'link-unknown' }));
  render(<Unsubscribe />);
  await userEvent.click(screen.getByRole('button', { name: 'Ne plus recevoir ces courriels' }));
  expect(await screen.findByText(/Ce lien n’est pas entier/)).toBeTruthy();
});

// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import { Queue } from './Queue.tsx';
import { QueueCount } from './QueueCount.tsx';

const rpc = vi.hoisted(() => vi.fn<(name: string, args?: object) => unknown>());
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

const community = { id: 'c1', slug: 'mairies', name: 'Mairies' };
const request = (id: string, person: string) => ({
  ...{ kind: 'request', id, person, message: 'Bonjour', title: null, community },
  ...{ at: '2026-11-24T11:00:00.123456Z', href: '/communaute/membres/?c=mairies' },
});
const INES = request('r1', 'Inès');
const OMAR = request('r2', 'Omar');
const REPORT = {
  ...request('s1', 'Lou'),
  kind: 'report',
  href: '/communaute/moderation/?c=mairies',
};
const TOPIC = { ...request('t1', 'Lou'), kind: 'unanswered', title: 'Budget', message: null };

let waiting: object[];
let outcomes: object[];
let answers: Record<string, unknown>;

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  HTMLElement.prototype.scrollIntoView ??= () => {};
  localStorage.clear();
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'alix' } });
  waiting = [INES, OMAR, REPORT, TOPIC];
  outcomes = [];
  answers = {
    count_my_queue: { is_administrator: true, waiting: 4 },
    my_ready_answers: [{ id: 'a1', body: 'À bientôt.' }],
    keep_ready_answer: [],
    forget_ready_answer: [],
  };
  rpc.mockReset();
  rpc.mockImplementation((name, args) => {
    if (name === 'my_queue') {
      return { items: waiting, has_more: false, server_now: '2026-11-25T11:00:00Z' };
    }
    if (name === 'answer_requests') {
      if (answers['answer_requests'] instanceof Error) throw answers['answer_requests'];
      const { ids = [] } = Object(args);
      waiting = waiting.filter((item) => !ids.includes(Object(item).id));
      return outcomes;
    }
    return answers[name];
  });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  history.replaceState(null, '', '/');
});

const own = (id: string, outcome: string) => ({ id, outcome, is_own: true, by: null });
const keys = userEvent.setup();

test('by keyboard alone: down the list, tick, accept; the focus stays in the list', async () => {
  render(<Queue />);
  (await screen.findByLabelText('Cocher la demande envoyée par Inès')).focus();
  await keys.keyboard('j');
  expect(document.activeElement?.id).toBe('r2');
  await keys.keyboard('{ArrowDown}{ArrowUp}x');
  expect(screen.getByText('1 demande cochée')).toBeTruthy();
  outcomes = [own('r2', 'accepted')];
  await keys.keyboard('a');
  expect(await screen.findByText('C’est fait : Omar est maintenant membre.')).toBeTruthy();
  expect(rpc).toHaveBeenCalledWith('answer_requests', {
    ...{ ids: ['r2'], answer: 'accept', message: '' },
  });
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('s1'));
});

test('what is ticked is refused together, with a ready answer that one may change', async () => {
  render(<Queue />);
  await userEvent.click(await screen.findByRole('button', { name: 'Tout cocher' }));
  expect(screen.getByText('2 demandes cochées')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Refuser' }));
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByText(/Refuser 2 demandes/)).toBeTruthy();
  await userEvent.click(await within(dialog).findByText('À bientôt.'));
  await userEvent.type(within(dialog).getByLabelText('Votre message'), ' Merci.');
  await userEvent.click(within(dialog).getByLabelText(/Garder cette réponse/));
  outcomes = [own('r1', 'refused'), own('r2', 'refused')];
  await userEvent.click(within(dialog).getByRole('button', { name: 'Refuser' }));
  expect(await screen.findByText('C’est fait : 2 réponses partent.')).toBeTruthy();
  const message = 'À bientôt. Merci.';
  expect(rpc).toHaveBeenCalledWith('answer_requests', {
    ...{ ids: ['r1', 'r2'], answer: 'refuse', message },
  });
  expect(rpc.mock.calls.find(([name]) => name === 'keep_ready_answer')?.[1]).toMatchObject({
    body: message,
  });
});

test('whoever comes second is told who answered, and what was withdrawn is said to be', async () => {
  render(<Queue />);
  await screen.findByText('Inès demande à adhérer');
  outcomes = [
    { id: 'r1', outcome: 'refused', is_own: false, by: 'Camille' },
    { id: 'r2', outcome: 'gone' },
  ];
  await userEvent.click(screen.getByRole('button', { name: 'Tout cocher' }));
  await userEvent.click(screen.getByRole('button', { name: 'Accepter' }));
  expect(
    await screen.findByText('Camille a déjà refusé la demande envoyée par Inès.'),
  ).toBeTruthy();
  expect(screen.getByText(/La demande envoyée par Omar n’attend plus/)).toBeTruthy();
});

test('when answering fails, what was typed is still there', async () => {
  render(<Queue />);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Refuser la demande envoyée par Inès' }),
  );
  const message = screen.getByLabelText('Votre message');
  await userEvent.type(message, 'Pas cette fois.');
  answers['answer_requests'] = new AppError('offline');
  const dialog = screen.getByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Refuser' }));
  expect((await screen.findByRole('alert')).textContent).toContain('connexion');
  expect(message).toHaveProperty('value', 'Pas cette fois.');
});

test('a report and a topic are opened where they stand', async () => {
  render(<Queue />);
  await screen.findByText('Un message écrit par Lou est signalé');
  expect(screen.getByText('« Budget » attend une réponse')).toBeTruthy();
  const [report] = screen.getAllByRole('link', { name: 'Ouvrir' });
  expect(report?.getAttribute('href')).toBe(REPORT.href);
});

test('a mail’s button leads to the request and answers nothing', async () => {
  history.replaceState(null, '', '/mon-espace/a-traiter/#r2');
  render(<Queue />);
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('r2'));
  expect(rpc.mock.calls.some(([name]) => name === 'answer_requests')).toBe(false);
});

test('a request that was answered meanwhile is said to be', async () => {
  history.replaceState(null, '', '/mon-espace/a-traiter/#r9');
  render(<Queue />);
  expect(await screen.findByText(/n’attend plus : la réponse est donnée/)).toBeTruthy();
});

test('an empty list says what will come, or whom the page is for', async () => {
  waiting = [];
  render(<Queue />);
  expect(await screen.findByText(/ce sera écrit ici/)).toBeTruthy();
  cleanup();
  queryClient.clear();
  answers['count_my_queue'] = { is_administrator: false, waiting: 0 };
  render(<Queue />);
  expect(await screen.findByText(/Vous n’en administrez pas/)).toBeTruthy();
});

test.each([
  [0, 'Rien n’attend votre réponse.'],
  [1, '1 chose attend votre réponse'],
  [99, '99 choses attendent votre réponse'],
  [100, 'Plus de 99 choses attendent votre réponse'],
])('the personal space says that %i wait', async (count, words) => {
  answers['count_my_queue'] = { is_administrator: true, waiting: count };
  render(<QueueCount />);
  expect(await screen.findByText(words)).toBeTruthy();
});

test('whoever runs nothing is not told of it', async () => {
  answers['count_my_queue'] = { is_administrator: false, waiting: 0 };
  const { container } = render(<QueueCount />);
  await vi.waitFor(() => expect(rpc).toHaveBeenCalled());
  expect(container.textContent).toBe('');
});

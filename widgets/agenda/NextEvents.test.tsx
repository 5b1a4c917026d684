// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queryClient } from '../lib/query.ts';
import { saveSession } from '../lib/session-store.ts';
import { NextEvents } from './NextEvents.tsx';

const read = vi.hoisted(() => vi.fn());
vi.mock('../lib/supabase.ts', () => ({ supabase: { rpc: read } }));

const community = (isMember: boolean) => ({
  ...{ id: 'c1', kind: 'community', slug: 'mairies', name: 'Mairies', description: '' },
  ...{ needs_approval: true, is_listed: true, member_count: 3, parent: null, asked_at: null },
  ...{ state: isMember ? 'member' : 'none', is_member: isMember, is_administrator: false },
  ...{ answer: '', may_ask_again_at: null, suspended_until: null, member_parts: null },
  ...{ unread: null, server_now: '2026-11-26T12:00:00Z' },
});
const event = {
  ...{ id: 'e1', title: 'Atelier budget', description: '', zone: 'Europe/Paris', place: 'Mairie' },
  ...{ starts_at: '2026-12-10T13:00:00Z', ends_at: '2026-12-10T15:00:00Z', link: null },
  ...{ has_link: false, needs_registration: true, capacity: 2, registration_closes_at: null },
  ...{ registered: 1, waiting: 0, sequence: 0, cancelled_at: null, is_registrable: true },
  ...{ changed_at: '2026-11-26T12:00:00Z', may_edit: false, is_administrator: false },
  ...{ mine: 'registered', rank: null },
};

function answer(isMember: boolean, events: object[]) {
  read.mockImplementation(async (name: string) => ({
    data:
      name === 'community'
        ? community(isMember)
        : { events, has_more: false, server_now: '2026-11-26T12:00:00Z' },
    error: null,
  }));
}

beforeEach(() => {
  localStorage.clear();
  read.mockReset();
  history.replaceState(null, '', '/communaute/?c=mairies');
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

test('a member reads what comes next, and what they are to it', async () => {
  answer(true, [event]);
  render(<NextEvents />);
  const link = await screen.findByRole('link', { name: 'Atelier budget' });
  expect(link.getAttribute('href')).toBe('/communaute/agenda/?c=mairies&id=e1');
  expect(screen.getByText('Place réservée')).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Prochains rendez-vous' })).toBeTruthy();
  expect(read).toHaveBeenCalledWith(
    'list_events',
    expect.objectContaining({ community_id: 'c1', is_past: false, page_size: 3 }),
  );
});

test('where nothing is planned, it says so', async () => {
  answer(true, []);
  render(<NextEvents />);
  expect(await screen.findByText('Rien n’est prévu pour le moment.')).toBeTruthy();
});

test('an outsider is told nothing, and nothing is asked for them', async () => {
  answer(false, [event]);
  const { container } = render(<NextEvents />);
  await waitFor(() => expect(read).toHaveBeenCalledWith('community', { slug: 'mairies' }));
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(container.textContent).toBe('');
  expect(read).toHaveBeenCalledTimes(1);
});

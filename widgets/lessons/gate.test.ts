// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clearSession, saveSession } from '../lib/session-store.ts';
import { gateWords } from './gate-words.ts';
import './gate.ts';

const OPENS = new Date('2026-11-30T08:00:00Z');
const LESSON = '/rest/v1/rpc/lesson_gate';
const SIGN = '/storage/v1/object/sign/lesson-media';

const answer = (value: unknown) => ({ ok: true, status: 200, json: async () => value });

/** A server with a clock of its own, that answers as the database does. */
function startServer(secondsBefore: number) {
  const startedAt = performance.now();
  const calls: string[] = [];
  const server = {
    calls,
    isDown: false,
    delay: 0,
    reason: 'scheduled' as string | null,
    opensAt: OPENS as Date | null,
    body: '<p>Le texte</p>',
    now: () => new Date(OPENS.getTime() - secondsBefore * 1000 + performance.now() - startedAt),
    asked: (path: string) => calls.filter((call) => call === path).length,
  };
  vi.stubGlobal('fetch', async (input: string) => {
    const { pathname } = new URL(input);
    calls.push(pathname);
    if (server.isDown) throw new TypeError('Failed to fetch');
    const isOpen =
      server.reason === null || (server.reason === 'scheduled' && server.now() >= OPENS);
    if (server.delay) await new Promise((resolve) => setTimeout(resolve, server.delay));
    if (pathname === LESSON) {
      return answer({
        is_open: isOpen,
        opens_at: server.opensAt?.toISOString() ?? null,
        reason: isOpen ? null : server.reason,
        server_now: server.now().toISOString(),
      });
    }
    if (pathname === SIGN) {
      return answer([
        { path: 'plan.png', signedURL: '/object/sign/lesson-media/plan.png?token=t' },
      ]);
    }
    return answer(isOpen ? [{ html: server.body }] : []);
  });
  return server;
}

function openPage(): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = `<preau-gate lesson="l1" course="/cours/commune/">
    <div><p>Ce que la page sait</p></div></preau-gate>`;
  page.firstElementChild?.setAttribute('words', JSON.stringify(gateWords()));
  document.body.append(page);
  const gate = page.querySelector<HTMLElement>('preau-gate');
  if (!gate) throw new Error('no gate');
  return gate;
}
/** What can be seen or heard. */
function shown(gate: HTMLElement): string {
  const copy = document.createElement('div');
  copy.innerHTML = gate.innerHTML;
  for (const hidden of copy.querySelectorAll('[hidden]')) hidden.remove();
  return copy.textContent;
}
const said = (gate: HTMLElement) => gate.querySelector('[role="status"]')?.textContent;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  localStorage.clear();
  document.documentElement.lang = 'fr';
  vi.stubEnv('PUBLIC_SUPABASE_URL', 'http://api.test');
  vi.stubEnv('PUBLIC_SUPABASE_KEY', 'sb_publishable_x');
  vi.stubEnv('TZ', 'Europe/Paris');
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('a scheduled lesson says when it opens, by what the database answered', async () => {
  startServer(3 * 86_400);
  const gate = openPage();
  expect(shown(gate)).toContain('Ce que la page sait');
  await settle();
  expect(said(gate)).toBe(
    'Cette séquence ouvre lundi 30 novembre à 9\u00a0h (heure de Paris). Un peu de patience\u202f! De nouveaux modules ouvrent chaque semaine.',
  );
  expect(gate.querySelector('a')?.getAttribute('href')).toBe('/cours/commune/');
  expect(shown(gate)).not.toContain('Ouverture dans');
});

test.each([-86_400_000, 0, 86_400_000])(
  'it opens on the second and by itself, with the device clock off by %i ms',
  async (offset) => {
    vi.setSystemTime(OPENS.getTime() + offset);
    const server = startServer(90);
    const gate = openPage();
    const opened = vi.fn();
    document.addEventListener('preau:lesson-open', opened, { once: true });
    await settle();
    expect(gate.querySelector('[role="timer"]')?.textContent).toBe(
      'Ouverture dans 1\u00a0min\u00a030\u00a0s',
    );
    await vi.advanceTimersByTimeAsync(89_900);
    expect(server.asked(LESSON)).toBe(1);
    expect(opened).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(400);
    expect(opened).toHaveBeenCalledTimes(1);
    expect(shown(gate)).toContain('Le texte');
    expect(shown(gate)).not.toContain('patience');
    expect(shown(gate)).toContain('La séquence est ouverte');
    expect(gate.dataset['state']).toBe('open');
  },
);

test('a server that is a little behind is asked again, less and less often', async () => {
  const server = startServer(0);
  server.reason = 'session-not-started';
  openPage();
  await vi.advanceTimersByTimeAsync(2500);
  expect(server.asked(LESSON)).toBe(4);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(server.asked(LESSON)).toBeLessThan(16);
});

test('a date far away is asked for again now and then, since editors move dates', async () => {
  const server = startServer(40 * 86_400);
  openPage();
  await vi.advanceTimersByTimeAsync(31 * 60_000);
  expect(server.asked(LESSON)).toBe(3);
});

test.each([
  ['sign-in', 'Connectez-vous pour y entrer', '/connexion/?next=%2F'],
  ['enrolment', 'votre compte n’y est pas inscrit', '/cours/commune/'],
  ['session-not-started', 'Votre session n’a pas encore commencé', '/cours/commune/'],
  ['session-over', 'Votre session est terminée', '/cours/commune/'],
  ['undated', 'n’est pas encore fixée', '/cours/commune/'],
  ['never heard of', 'n’est plus dans le cours', '/cours/commune/'],
])('%s has its sentence and a way on', async (reason, sentence, href) => {
  const server = startServer(86_400);
  server.reason = reason;
  const gate = openPage();
  await settle();
  expect(said(gate)).toContain(sentence);
  expect(gate.querySelector('a')?.getAttribute('href')).toBe(href);
});

test('signing in, in this tab or another, asks again as that person', async () => {
  const server = startServer(-60);
  server.reason = 'sign-in';
  const gate = openPage();
  await settle();
  server.reason = null;
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'i' } });
  await settle();
  expect(gate.dataset['state']).toBe('open');
});

test('a cut line is said, tried again, and forgotten once it is back', async () => {
  const server = startServer(-60);
  server.isDown = true;
  const gate = openPage();
  await settle();
  expect(gate.querySelector('[role="alert"]')?.textContent).toContain('La connexion semble coupée');
  expect(shown(gate)).toContain('Ce que la page sait');
  server.isDown = false;
  await vi.advanceTimersByTimeAsync(2200);
  expect(gate.dataset['state']).toBe('open');
  expect(gate.querySelector('[role="alert"]')?.textContent).toBe('');
});

test('« Réessayer » does not wait', async () => {
  const server = startServer(-60);
  server.isDown = true;
  const gate = openPage();
  await settle();
  server.isDown = false;
  gate.querySelector('button')?.click();
  await settle();
  expect(gate.dataset['state']).toBe('open');
});

test('a page that is looked at again asks again', async () => {
  const server = startServer(3 * 86_400);
  openPage();
  await settle();
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(server.asked(LESSON)).toBe(2);
});

test('a device that slept is noticed', async () => {
  const server = startServer(3600);
  openPage();
  await settle();
  vi.setSystemTime(Date.now() + 1_800_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.asked(LESSON)).toBe(2);
});

test('files get signed addresses', async () => {
  const server = startServer(-60);
  server.body =
    '<img data-file="plan.png" alt=""><a data-file="plan.png" download="plan.png">Plan</a>';
  const gate = openPage();
  await vi.advanceTimersByTimeAsync(10);
  const signed = 'http://api.test/storage/v1/object/sign/lesson-media/plan.png?token=t';
  expect(gate.querySelector('img')?.getAttribute('src')).toBe(signed);
  expect(gate.querySelector('a[download]')?.getAttribute('href')).toBe(
    `${signed}&download=plan.png`,
  );
});

test('a picture that fails after an hour gets a new address', async () => {
  const server = startServer(-60);
  server.body = '<img data-file="plan.png" alt="">';
  const gate = openPage();
  await vi.advanceTimersByTimeAsync(3_700_000);
  const before = server.asked(SIGN);
  gate.querySelector('img')?.dispatchEvent(new Event('error'));
  await settle();
  expect(server.asked(SIGN)).toBe(before + 1);
});

test('what is not the reader’s any more leaves the page', async () => {
  const server = startServer(-60);
  server.reason = null;
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'i' } });
  const gate = openPage();
  await settle();
  expect(gate.dataset['state']).toBe('open');
  server.reason = 'sign-in';
  clearSession();
  await settle();
  expect(said(gate)).toContain('Connectez-vous');
  expect(shown(gate)).not.toContain('Le texte');
});

test('a late answer to the person before does not open anything', async () => {
  const server = startServer(-60);
  server.reason = null;
  server.delay = 500;
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'i' } });
  const gate = openPage();
  // The gate has said yes, and the text is on its way.
  await vi.advanceTimersByTimeAsync(600);
  server.reason = 'sign-in';
  server.delay = 0;
  clearSession();
  await vi.advanceTimersByTimeAsync(2000);
  expect(gate.dataset['state']).toBe('sign-in');
  expect(shown(gate)).not.toContain('Le texte');
});

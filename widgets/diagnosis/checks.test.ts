// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { isClockWrong, secondsAhead } from './check-clock.ts';
import { missingFeatures } from './check-features.ts';
import { filmSupport } from './check-films.ts';
import { isMailLate } from './check-mail.ts';
import { judgeReach, type Outcome, type Reach } from './check-reach.ts';
import { takesCookies, takesDatabases, takesItems } from './check-storage.ts';
import { versionIn } from './check-version.ts';
import { answersFromYouTube } from './check-youtube.ts';
import { durationInWords } from './durations.ts';

const refused = () => {
  throw new DOMException('denied', 'SecurityError');
};

describe('cookies', () => {
  test('that the browser keeps are taken, and the probe goes', () => {
    expect(takesCookies(document, true)).toBe(true);
    expect(document.cookie).toBe('');
  });

  test.each<[string, Pick<Document, 'cookie'>, boolean]>([
    ['says so', document, false],
    [
      'drops them without a word',
      {
        get cookie() {
          return '';
        },
        set cookie(_) {},
      },
      true,
    ],
    [
      'throws',
      {
        get cookie(): string {
          return refused();
        },
        set cookie(_) {
          refused();
        },
      },
      true,
    ],
  ])('of a browser that %s are refused', (_, page, says) => {
    expect(takesCookies(page, says)).toBe(false);
  });
});

describe('storage', () => {
  test('that works leaves no probe', () => {
    expect(takesItems(() => localStorage)).toBe(true);
    expect(localStorage).toHaveLength(0);
  });

  test('that is forbidden, or full, is refused', () => {
    expect(takesItems(refused)).toBe(false);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refused);
    expect(takesItems(() => sessionStorage)).toBe(false);
  });

  const factory = (event: 'onsuccess' | 'onerror') => {
    const opening = { result: { close: vi.fn() }, onsuccess: () => {}, onerror: () => {} };
    const databases = {
      open: () => {
        queueMicrotask(() => opening[event]());
        return opening;
      },
      deleteDatabase: vi.fn(),
    };
    return databases as unknown as IDBFactory;
  };

  test('databases that open are deleted again', async () => {
    const databases = factory('onsuccess');
    expect(await takesDatabases(() => databases)).toBe(true);
    expect(databases.deleteDatabase).toHaveBeenCalledWith('preau-probe');
  });

  test.each<[string, () => IDBFactory | undefined]>([
    ['are not there', () => undefined],
    ['are forbidden', refused],
    ['do not open', () => factory('onerror')],
  ])('databases that %s are refused', async (_, open) => {
    expect(await takesDatabases(open)).toBe(false);
  });
});

describe('clock', () => {
  const serverDate = 'Wed, 25 Nov 2026 10:00:00 GMT';
  const at = Date.parse(serverDate);

  test.each([
    ['right', at + 300, at + 700, 0],
    ['right, on a slow line', at - 4000, at + 5000, 0],
    ['an hour ahead', at + 3_600_300, at + 3_600_700, 3600],
    ['two days behind', at - 172_799_700, at - 172_799_300, -172_800],
  ])('that is %s', (_, askedAt, answeredAt, seconds) => {
    expect(secondsAhead({ serverDate, askedAt, answeredAt })).toBe(seconds);
  });

  test.each([null, 'hier'])('is not judged by a server that says %j', (given) => {
    expect(secondsAhead({ serverDate: given, askedAt: at, answeredAt: at })).toBeNull();
  });

  test.each([
    [0, false],
    [120, false],
    [-120, false],
    [121, true],
    [-121, true],
  ])('that is off by %i s is wrong: %s', (seconds, isWrong) => {
    expect(isClockWrong(seconds)).toBe(isWrong);
  });

  test.each([
    [130, '2 minutes'],
    [-3600, '1 heure'],
    [3900, '1 heure et 5 minutes'],
    [-183_900, '2 jours et 3 heures'],
    [3, '1 minute'],
  ])('%i s are « %s »', (seconds, words) => {
    expect(durationInWords(seconds).replaceAll('\u00a0', ' ')).toBe(words);
  });
});

test.each<[boolean, Outcome, Outcome, Reach]>([
  [true, 200, 200, 'reached'],
  [true, 200, 404, 'reached'],
  [true, 'failed', 200, 'reached'],
  [true, 200, 503, 'down'],
  [true, 200, 'failed', 'blocked'],
  [true, 200, 'timed-out', 'silent'],
  [true, 'failed', 'failed', 'offline'],
  [false, 200, 'failed', 'offline'],
])('online %s, site %s, API %s: %s', (isOnline, site, api, reach) => {
  expect(judgeReach({ isOnline, site, api })).toBe(reach);
});

test.each([
  [0, false],
  [9, false],
  [10, true],
])('mails that wait %i minutes are late: %s', (waiting_minutes, isLate) => {
  expect(isMailLate({ waiting_minutes, last_sent_minutes: 5 })).toBe(isLate);
});

test('films are judged by what the player says of their format', () => {
  const player = (playable: string) => ({
    canPlayType: (type: string) =>
      type.startsWith(playable) ? ('probably' as const) : ('' as const),
    textTracks: [],
  });
  expect(filmSupport(player('video/mp4'))).toEqual({ mp4: true, webm: false, subtitles: true });
  expect(filmSupport(player('video/webm'))).toEqual({ mp4: false, webm: true, subtitles: true });
  expect(filmSupport({} as HTMLVideoElement)).toEqual({
    mp4: false,
    webm: false,
    subtitles: false,
  });
});

const recent = {
  navigator: { locks: {} },
  customElements: {},
  HTMLDialogElement: class {},
  AbortSignal: { timeout: () => undefined },
  CSSLayerBlockRule: class {},
  Array,
  crypto: { randomUUID: () => '' },
};

test.each([
  ['a browser of today', recent, []],
  ['without dialogs', { ...recent, HTMLDialogElement: undefined }, ['dialog']],
  [
    'of 2021',
    { navigator: {}, customElements: {}, Array: { prototype: { at: 1 } } },
    ['dialog', 'locks', 'time limits', 'lists', 'cascade layers', 'random ids'],
  ],
])('%s lacks what it lacks', (_, scope, missing) => {
  expect(missingFeatures(scope)).toEqual(missing);
});

test.each([
  ['<html lang="fr" data-v="a1b2" data-here="">', 'a1b2'],
  ['<html><p>Connectez-vous au réseau</p>', null],
  ['', null],
])('the version in %j is %j', (html, version) => {
  expect(versionIn(html)).toBe(version);
});

describe('YouTube', () => {
  const frameInPage = () => document.body.appendChild(document.createElement('iframe'));
  const say = (origin: string, source: Window | null) =>
    window.dispatchEvent(new MessageEvent('message', { origin, source }));

  test('answers where its own frame says a word', async () => {
    const frame = frameInPage();
    const answers = answersFromYouTube(frame, 'Preau-Demo0');
    expect(frame.src).toMatch(/^https:\/\/www\.youtube-nocookie\.com\/embed\/Preau-Demo0\?/);
    say('https://www.youtube-nocookie.com', frame.contentWindow);
    expect(await answers).toBe(true);
  });

  test('does not, where nobody or somebody else speaks for ten seconds', async () => {
    vi.useFakeTimers();
    const frame = frameInPage();
    const answers = answersFromYouTube(frame, 'Preau-Demo0');
    say('https://ailleurs.example', frame.contentWindow);
    say('https://www.youtube-nocookie.com', window);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answers).toBe(false);
    vi.useRealTimers();
  });
});

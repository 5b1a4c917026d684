// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followPlace } from './follow-place.ts';
import type { Place } from './place.ts';

const save = vi.fn<(place: Place) => void>();
let stop = () => {};

/** The first paragraph is 1000 pixels above the top, each of 100: jsdom lays nothing out. */
function layOut(): void {
  document.querySelectorAll('p').forEach((block, at) => {
    const box = new DOMRect(0, at * 100 - 1000, 500, 100);
    block.getBoundingClientRect = () => box;
    block.getClientRects = () => Object.assign([box], { item: () => box });
  });
}

function film(facts: { currentTime: number; paused: boolean }): HTMLVideoElement {
  const video = document.querySelector('video');
  if (!video) throw new Error('no film');
  for (const [name, value] of Object.entries({ duration: 400, ...facts })) {
    Object.defineProperty(video, name, { value, configurable: true });
  }
  return video;
}
const play = (currentTime: number) =>
  film({ currentTime, paused: false }).dispatchEvent(new Event('timeupdate'));
const hide = () => {
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  save.mockReset();
  Object.defineProperty(document, 'hidden', { value: false, configurable: true });
  document.body.innerHTML = `<article class="lesson"><div class="lesson-body">
    <preau-video><video></video></preau-video>${'<p>Texte</p>'.repeat(20)}</div></article>`;
  layOut();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('who leaves without having moved saves nothing', () => {
  stop = followPlace({ block: 3, fraction: 0, film: 0, second: 9 }, save);
  hide();
  window.dispatchEvent(new Event('pagehide'));
  expect(save).not.toHaveBeenCalled();
});

test('who has scrolled is saved as they leave, once', () => {
  stop = followPlace(null, save);
  window.dispatchEvent(new Event('scroll'));
  hide();
  window.dispatchEvent(new Event('pagehide'));
  expect(save.mock.calls).toEqual([[{ block: 10, fraction: 0.96, film: null, second: null }]]);
});

test('a transcript that is folded away is no place, though it has a box', () => {
  const [first] = document.querySelectorAll('p');
  first?.insertAdjacentHTML('beforebegin', '<details><p>Transcription</p></details>');
  layOut();
  stop = followPlace(null, save);
  for (const line of document.querySelectorAll('p')) {
    const box = new DOMRect(0, line.closest('details') ? 0 : 500, 500, 100);
    line.getBoundingClientRect = () => box;
  }
  window.dispatchEvent(new Event('scroll'));
  hide();
  expect(save.mock.lastCall?.[0]).toMatchObject({ block: 0, fraction: 0 });
});

test('a film that plays is saved every fifteen seconds, and when it is paused', () => {
  stop = followPlace(null, save);
  for (let second = 1; second <= 40; second += 1) {
    vi.advanceTimersByTime(1000);
    play(second);
  }
  expect(save.mock.calls.map(([{ second }]) => second)).toEqual([15, 30]);
  film({ currentTime: 40, paused: true }).dispatchEvent(new Event('pause'));
  expect(save.mock.lastCall?.[0]).toMatchObject({ film: 0, second: 40 });
  expect(save).toHaveBeenCalledTimes(3);
});

test('a film seen to its end is not resumed', () => {
  stop = followPlace({ block: 0, fraction: 0, film: 0, second: 300 }, save);
  play(390);
  hide();
  expect(save.mock.lastCall?.[0]).toMatchObject({ film: null, second: null });
});

test('who reads on keeps the second of a film that they did not touch', () => {
  stop = followPlace({ block: 0, fraction: 0, film: 0, second: 192 }, save);
  window.dispatchEvent(new Event('scroll'));
  hide();
  expect(save.mock.lastCall?.[0]).toMatchObject({ block: 10, film: 0, second: 192 });
});

test('a second that is only set, and not played, is not where somebody is', () => {
  stop = followPlace(null, save);
  film({ currentTime: 192, paused: true }).dispatchEvent(new Event('timeupdate'));
  hide();
  expect(save).not.toHaveBeenCalled();
});

test('after it has stopped, nothing is followed', () => {
  followPlace(null, save)();
  window.dispatchEvent(new Event('scroll'));
  hide();
  expect(save).not.toHaveBeenCalled();
});

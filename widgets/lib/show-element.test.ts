// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showElement } from './show-element.ts';

const add = (id: string) => {
  const element = document.createElement('article');
  element.id = id;
  element.tabIndex = -1;
  document.body.append(element);
  return element;
};

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

test('what stands there is shown', async () => {
  const one = add('one');
  showElement('#one');
  await vi.waitFor(() => expect(document.activeElement).toBe(one));
});

test('what comes some frames later is shown as it comes, once', async () => {
  showElement('#late');
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const late = add('late');
  await vi.waitFor(() => expect(document.activeElement).toBe(late));
  const next = add('next');
  next.focus();
  add('other');
  await Promise.resolve();
  expect(document.activeElement).toBe(next);
});

test('what never comes takes nobody’s focus later', async () => {
  vi.useFakeTimers();
  showElement('#never');
  await vi.advanceTimersByTimeAsync(10_100);
  const never = add('never');
  await vi.advanceTimersByTimeAsync(100);
  expect(document.activeElement).not.toBe(never);
});

// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { onLineBack } from './line-back.ts';

test('the page goes on as the line is back', () => {
  const goOn = vi.fn();
  onLineBack(goOn);
  expect(goOn).not.toHaveBeenCalled();
  window.dispatchEvent(new Event('online'));
  expect(goOn).toHaveBeenCalledOnce();
});

test('whoever is on their way to a kept page is not called back', () => {
  const goOn = vi.fn();
  onLineBack(goOn);
  window.dispatchEvent(new Event('beforeunload'));
  window.dispatchEvent(new Event('online'));
  expect(goOn).not.toHaveBeenCalled();
});

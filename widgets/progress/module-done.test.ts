// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { moduleDoneBy } from './module-done.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <details data-module-id="m1"><b class="module-title">Un</b><i data-lesson-id="l1"></i></details>
    <details data-module-id="m2"><b class="module-title"> Deux </b>
      <i data-lesson-id="l2"></i><i data-lesson-id="l3"></i></details>`;
});

const validated = (...ids: string[]) => new Map(ids.map((id) => [id, new Date()]));

test('the last lesson of a module completes it', () => {
  expect(moduleDoneBy('l3', validated('l2', 'l3'))).toEqual({ number: 2, title: 'Deux' });
});

test('the last lesson does not, while an earlier one was skipped', () => {
  expect(moduleDoneBy('l3', validated('l1', 'l3'))).toBeUndefined();
});

test('an earlier lesson validated last completes it as well', () => {
  expect(moduleDoneBy('l2', validated('l2', 'l3'))).toEqual({ number: 2, title: 'Deux' });
});

test('a lesson that is on no board completes nothing', () => {
  expect(moduleDoneBy('l9', validated('l9'))).toBeUndefined();
});

// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveSession } from '../lib/session-store.ts';
import { undoValidationAs, validateLessonAs } from './progress.api.ts';

const answer = {
  enrolment_id: 'e1',
  is_team: false,
  validated: [{ lesson_id: 'l1', validated_at: '2026-11-22T14:07:00Z' }],
  lesson_count: 4,
  percent: 25,
  resume_lesson_id: 'l2',
};
const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
const send = vi.fn<typeof fetch>();

beforeEach(() => {
  localStorage.clear();
  send.mockReset().mockImplementation(async () => json(200, answer));
  vi.stubGlobal('fetch', send);
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } });
});
afterEach(() => vi.unstubAllGlobals());

test('a validation is sent for whoever made it', async () => {
  const course = await validateLessonAs('ada', 'l1');
  expect(course.validatedAt.get('l1')).toEqual(new Date('2026-11-22T14:07:00Z'));
  expect(send).toHaveBeenCalledOnce();
});

test.each([
  ['a validation', validateLessonAs],
  ['its undoing', undoValidationAs],
])('%s is never sent for another person who is signed in by now', async (_, act) => {
  await expect(act('bob', 'l1')).rejects.toMatchObject({ code: 'signed-out' });
  expect(send).not.toHaveBeenCalled();
});

test('a session that ends on the way is told from a right that is missing', async () => {
  saveSession({ access_token: 't', refresh_token: 'r', expires_in: 1, user: { id: 'ada' } });
  send.mockImplementation(async (input) =>
    String(input).includes('/auth/v1/token')
      ? json(400, { error_code: 'refresh_token_not_found' })
      : json(401, { code: '42501', message: 'permission denied for function validate_lesson' }),
  );
  await expect(validateLessonAs('ada', 'l1')).rejects.toMatchObject({ code: 'signed-out' });
});

test('a right that is missing while signed in stays one', async () => {
  send.mockImplementation(async () => json(403, { code: 'PT403', message: 'lesson-locked' }));
  await expect(validateLessonAs('ada', 'l1')).rejects.toMatchObject({
    code: 'forbidden',
    reason: 'lesson-locked',
  });
});

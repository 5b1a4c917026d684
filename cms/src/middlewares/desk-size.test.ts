import { expect, test } from 'vitest';
import deskSize from './desk-size.ts';

const MB = 1024 * 1024;
type Context = Parameters<ReturnType<typeof deskSize>>[0];
type Given = { path?: string; type?: string; headers: Record<string, string> };

async function answerTo({ path = '/desk/word/dry-run', type = 'multipart', headers }: Given) {
  const ctx = {
    path,
    status: 200,
    is: (wanted: string) => (wanted === type ? type : false),
    get: (name: string) => headers[name] ?? '',
    request: { length: Number(headers['content-length']) },
  };
  await deskSize()(ctx as unknown as Context, async () => undefined);
  return ctx.status;
}
const long = (length: number) => ({ headers: { 'content-length': String(length) } });

test('a form of the desk that is too long, or does not say how long, is not read', async () => {
  expect(await answerTo(long(100 * MB + 1024))).toBe(200);
  expect(await answerTo(long(101 * MB))).toBe(413);
  expect(await answerTo({ path: '/DESK/course-import/try', headers: {} })).toBe(411);
  expect(await answerTo({ headers: { 'content-length': '1', 'transfer-encoding': 'x' } })).toBe(
    411,
  );
});

test('the media library and what is no form keep their own limits', async () => {
  expect(await answerTo({ path: '/upload', ...long(400 * MB) })).toBe(200);
  expect(await answerTo({ path: '/desk/calendar', type: 'json', headers: {} })).toBe(200);
});

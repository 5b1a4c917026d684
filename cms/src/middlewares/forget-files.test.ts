import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import forgetFiles from './forget-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-incoming-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Handler = ReturnType<typeof forgetFiles>;

function request(names: Record<string, string | string[]>) {
  const incoming = (name: string) => {
    const filepath = join(folder, name);
    writeFileSync(filepath, 'x');
    return { filepath };
  };
  const files = Object.fromEntries(
    Object.entries(names).map(([field, given]) => [
      field,
      Array.isArray(given) ? given.map(incoming) : incoming(given),
    ]),
  );
  const paths = Object.values(files)
    .flat()
    .map(({ filepath }) => filepath);
  return { ctx: { request: { files } } as unknown as Parameters<Handler>[0], paths };
}

const there = (paths: string[]) => paths.filter((path) => existsSync(path));

test('every file is there for the answer, whatever its field, and gone after it', async () => {
  const { ctx, paths } = request({ file: 'course.zip', files: ['a.png', 'b.png'] });
  await forgetFiles()(ctx, async () => {
    expect(there(paths)).toEqual(paths);
    // As Strapi does of the field « files ».
    delete (ctx.request as { files?: unknown }).files;
  });
  expect(paths).toHaveLength(3);
  expect(there(paths)).toEqual([]);
});

test('a request that fails leaves nothing either, and fails as it did', async () => {
  const { ctx, paths } = request({ file: 'a.docx', files: 'a.html' });
  const answer = forgetFiles()(ctx, () => Promise.reject(new Error('refused')));
  await expect(answer).rejects.toThrow('refused');
  expect(there(paths)).toEqual([]);
});

test('a file that its reader took away already is no fault', async () => {
  const { ctx, paths } = request({ file: 'a.docx' });
  await forgetFiles()(ctx, async () => rmSync(paths[0] ?? ''));
  await forgetFiles()({ request: {} } as Parameters<Handler>[0], async () => undefined);
  expect(there(paths)).toEqual([]);
});

import { writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { emptyRelease, temporaryFolder, writeRelease } from './release-fixture.ts';
import { prune, serveRelease } from './releases.ts';
import { createSiteServer } from './serve-site.ts';

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

async function serve(releasesDir: string) {
  const server = createSiteServer(releasesDir);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  // node:http and not fetch: the address must arrive as written.
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers: received } = response;
          resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks) });
        });
      })
        .on('error', reject)
        .end();
    });
  return {
    ask,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const LONG = `<!doctype html><title>é</title>${'<p>du texte</p>'.repeat(100)}</html>`;
const VIDEO = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 256));
const MEDIA = 'a'.repeat(64);

async function site() {
  const folder = await temporaryFolder();
  await writeRelease(folder.path, 1, {
    'index.html': LONG,
    'cours/un/index.html': LONG,
    '_astro/app.abc.js': 'export {}',
    [`media/${MEDIA}.mp4`]: VIDEO,
    [`media/${MEDIA}.svg`]: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'robots.txt': 'User-agent: *',
    'empty.txt': '',
  });
  await serveRelease(folder.path, 1);
  const server = await serve(folder.path);
  return {
    folder: folder.path,
    ask: server.ask,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe('addresses', () => {
  test.each([
    ['/', 200],
    ['/?a=1', 200],
    ['/cours/un/', 200],
    ['/robots.txt', 200],
    ['/empty.txt', 200],
    ['/cours/', 404],
    ['/absent', 404],
    ['/../site-index.json', 404],
    ['/..%2fsite-index.json', 404],
    ['/%2e%2e/release.json', 404],
    ['/..\\release.json', 404],
    ['//etc/passwd', 404],
    ['/site-index.json', 404],
    ['/.release/release.json', 404],
    ['/index.html.br', 404],
    ['/index.html%00.txt', 404],
    ['/%E0%A4%A', 404],
    ['/__proto__', 404],
    ['/constructor', 404],
  ])('%s answers %i', async (path, status) => {
    await using server = await site();
    expect((await server.ask(path)).status).toBe(status);
  });

  test.each([
    ['/cours/un', '/cours/un/'],
    ['/cours/un?x=1&y=%20', '/cours/un/?x=1&y=%20'],
    ['/cours/un/index.html', '/cours/un/'],
  ])('%s leads to %s', async (path, location) => {
    await using server = await site();
    const { status, headers } = await server.ask(path);
    expect([status, headers.location]).toEqual([308, location]);
  });

  test('only reading is allowed', async () => {
    await using server = await site();
    expect((await server.ask('/', {}, 'POST')).status).toBe(405);
    const head = await server.ask('/', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(Buffer.byteLength(LONG)),
    ]);
  });

  test('a page that is not there has its own page', async () => {
    await using server = await site();
    const { body, headers } = await server.ask('/absent');
    expect(body.toString()).toContain('introuvable');
    expect(headers['cache-control']).toBe('no-cache');
  });
});

describe('headers', () => {
  test('of a page', async () => {
    await using server = await site();
    const { headers } = await server.ask('/');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('promise TLS only behind TLS', async () => {
    await using server = await site();
    const { headers } = await server.ask('/', { 'x-forwarded-proto': 'https' });
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
  });

  test.each([['/_astro/app.abc.js'], [`/media/${MEDIA}.mp4`]])('%s never changes', async (path) => {
    await using server = await site();
    const { headers } = await server.ask(path);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('a drawing opened alone runs nothing', async () => {
    await using server = await site();
    const { headers } = await server.ask(`/media/${MEDIA}.svg`);
    expect(headers['content-security-policy']).toContain('sandbox');
  });
});

describe('content', () => {
  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['identity', undefined, (body: Buffer) => body],
  ] as const)('for accept-encoding %s comes as %s', async (accepted, coding, unpack) => {
    await using server = await site();
    const { headers, body } = await server.ask('/', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(coding);
    expect(headers['content-length']).toBe(String(body.length));
    expect(unpack(body).toString()).toBe(LONG);
  });

  test('that the client has is not sent again, in whatever coding it was', async () => {
    await using server = await site();
    const { headers } = await server.ask('/', { 'accept-encoding': 'br' });
    const tag = headers.etag ?? '';
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await server.ask('/', { 'if-none-match': known });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
    expect((await server.ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test.each([
    ['bytes=0-99', 206, 0, 99],
    ['bytes=4990-', 206, 4990, 4999],
    ['bytes=-10', 206, 4990, 4999],
    ['bytes=4990-9999', 206, 4990, 4999],
    ['bytes=-9999', 206, 0, 4999],
    ['bytes=0-1,5-6', 200, 0, 4999],
    ['bytes=x', 200, 0, 4999],
    ['bytes=-', 200, 0, 4999],
  ])('of a video by range %s', async (range, status, start, end) => {
    await using server = await site();
    const answer = await server.ask(`/media/${MEDIA}.mp4`, { range });
    expect(answer.status).toBe(status);
    expect(answer.body.equals(VIDEO.subarray(start, end + 1))).toBe(true);
    expect(answer.headers['content-range']).toBe(
      status === 206 ? `bytes ${start}-${end}/5000` : undefined,
    );
    expect(answer.headers['accept-ranges']).toBe('bytes');
  });

  test.each([['bytes=5000-'], ['bytes=9-3'], ['bytes=-0']])(
    'outside of it is 416: %s',
    async (range) => {
      await using server = await site();
      const { status, headers } = await server.ask(`/media/${MEDIA}.mp4`, { range });
      expect([status, headers['content-range']]).toEqual([416, 'bytes */5000']);
    },
  );

  test('of another version is sent whole', async () => {
    await using server = await site();
    const headers = { range: 'bytes=0-9', 'if-range': '"other"' };
    expect((await server.ask(`/media/${MEDIA}.mp4`, headers)).status).toBe(200);
  });
});

describe('releases', () => {
  test('before the first the site says that it is being prepared', async () => {
    await using folder = await temporaryFolder();
    await using server = await serve(folder.path);
    const { status, headers } = await server.ask('/');
    expect([status, headers['retry-after']]).toEqual([503, '5']);
  });

  test('a page loaded before a swap still finds what it was made of', async () => {
    await using server = await site();
    const { folder, ask } = server;
    await writeRelease(folder, 2, { 'index.html': LONG, '_astro/app.def.js': 'export {}' });
    await serveRelease(folder, 2);
    expect((await ask('/_astro/app.abc.js')).status).toBe(200);
    expect((await ask('/_astro/app.def.js')).status).toBe(200);
    expect((await ask('/cours/un/')).status).toBe(404);
  });

  test('a file that is locked now is not handed out from an earlier release', async () => {
    await using server = await site();
    const { folder, ask } = server;
    expect((await ask(`/media/${MEDIA}.mp4`)).status).toBe(200);
    const file = { id: 'x', hash: MEDIA, ext: 'mp4', mime: '', name: '', size: 1, lessons: [] };
    await writeRelease(folder, 2, { 'index.html': LONG }, emptyRelease({ files: [file] }));
    await serveRelease(folder, 2);
    expect((await ask(`/media/${MEDIA}.mp4`)).status).toBe(404);
  });

  test('a client that asks all the time meets no error and no half page during swaps', async () => {
    await using folder = await temporaryFolder();
    const page = (id: number) =>
      `<!doctype html><title>${id}</title><script src="/_astro/app.${id}.js"></script>${'<p>x</p>'.repeat(2000)}<i>${id}</i></html>`;
    const write = (id: number) =>
      writeRelease(folder.path, id, { 'index.html': page(id), [`_astro/app.${id}.js`]: `${id}` });
    await write(1);
    await serveRelease(folder.path, 1);
    await using server = await serve(folder.path);

    let isOver = false;
    let pages = 0;
    const faults: string[] = [];
    const client = async (accepted: string, unpack: (body: Buffer) => Buffer) => {
      while (!isOver) {
        const { status, body } = await server.ask('/', { 'accept-encoding': accepted });
        const html = unpack(body).toString();
        const id = /<title>(\d+)</.exec(html)?.[1];
        if (status !== 200 || html !== page(Number(id))) faults.push(`${status} ${html.length}`);
        const script = await server.ask(`/_astro/app.${id}.js`);
        if (script.body.toString() !== id) faults.push(`script ${id}: ${script.status}`);
        pages += 1;
      }
    };
    const clients = [client('br', brotliDecompressSync), client('identity', (body) => body)];
    for (let id = 2; id <= 40; id += 1) {
      await write(id);
      await serveRelease(folder.path, id);
      await prune(folder.path, id);
    }
    isOver = true;
    await Promise.all(clients);
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(40);
  });

  test('a folder that is no release does not stop the others', async () => {
    await using server = await site();
    await writeFile(join(server.folder, '99'), '');
    expect((await server.ask('/_astro/absent.js')).status).toBe(404);
  });
});

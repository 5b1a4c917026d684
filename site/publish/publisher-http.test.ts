import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { handle } from './publisher-http.ts';
import type { Status } from './publisher-work.ts';

const SECRET = 'secret-du-test';
const STATUS: Status = {
  state: 'idle',
  live: 5,
  isHeld: false,
  last: null,
  failure: { message: 'Leçon « Les réponses » : illisible', at: '2026-11-25T09:00:00Z' },
};

const never = () => Promise.reject(new Error('not asked for'));

async function listening() {
  const server: Server = createServer((request, response) => {
    const publisher = { ask: never, report: never, rollBack: never, siteState: never };
    void handle({ ...publisher, status: async () => STATUS }, SECRET, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, [Symbol.asyncDispose]: async () => void server.close() };
}

test('everybody learns whether the site lives, and who holds the secret what went wrong', async () => {
  await using at = await listening();
  const ask = async (headers: Record<string, string>) =>
    (await fetch(`http://127.0.0.1:${at.port}/status`, { headers })).json();
  const inPublic = { state: 'idle', live: 5, isHeld: false, hasFailed: true };
  expect(await ask({})).toEqual(inPublic);
  expect(await ask({ authorization: 'Bearer faux' })).toEqual(inPublic);
  expect(await ask({ authorization: `Bearer ${SECRET}` })).toEqual(STATUS);
});

test.each(['http://[', '//'])('a target like %s is answered, and stops nothing', async (target) => {
  await using at = await listening();
  const socket = connect(at.port, '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\nHost: publisher\r\nConnection: close\r\n\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
});

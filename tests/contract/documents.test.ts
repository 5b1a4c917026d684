// Files of communities over HTTP: every way in and out that somebody may try, and every bad file.
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bytes, bytesOf, docm, docx, office, pdf, picture } from '../sample-files.ts';
import { ask, deleteTombstones, makePerson, ownerConnection, type Person } from './people.ts';
import {
  call,
  deleteMadeUsers,
  isLocal,
  publishableKey,
  secretKey,
  service,
  signIn,
  url,
} from './supabase.ts';

type Who = 'administrator' | 'member' | 'outsider' | 'pending' | 'nobody';

let sql: Sql;
const community = randomUUID();
const tokens: Partial<Record<Who, string>> = {};
const people: Partial<Record<Who, string>> = {};

const headersOf = (who: Who) => {
  const token = tokens[who];
  return { apikey: publishableKey, ...(token && { authorization: `Bearer ${token}` }) };
};

async function rpc(who: Who, name: string, args: object) {
  const response = await call(`/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: { ...headersOf(who), 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const stand = (who: Who, state: 'member' | 'pending' | 'suspended', isAdministrator = false) =>
  sql`
    insert into community_memberships
      (community_id, person_id, state, is_administrator, asked_at, joined_at)
    values (${community}, ${people[who] ?? ''}, ${state}, ${isAdministrator}, now(),
      ${state === 'pending' ? null : new Date()})
    on conflict (community_id, person_id) do update set
      state = excluded.state, joined_at = excluded.joined_at`;
const leave = (who: Who) =>
  sql`
    delete from community_memberships
    where community_id = ${community} and person_id = ${people[who] ?? ''}`;

beforeAll(async () => {
  sql = ownerConnection();
  await sql`
    insert into communities (id, kind, slug, name, created_at)
    values (${community}, 'community', ${`contrat-${community}`}, 'Contrat', now())`;
  await Promise.all(
    (['administrator', 'member', 'outsider', 'pending'] as const).map(async (who) => {
      const person: Person = await makePerson(sql);
      const [row] = await sql`select id from profiles where user_id = ${person.userId}`;
      people[who] = String(row?.['id']);
      tokens[who] = (await signIn(person.email)).session.access_token;
    }),
  );
  await stand('administrator', 'member', true);
  await stand('member', 'member');
  await stand('pending', 'pending');
});

afterAll(async () => {
  await sql`delete from app.community_log where community_id = ${community}`;
  await sql`delete from community_documents where community_id = ${community}`;
  await sql`delete from app.uploads where community_id = ${community}`;
  await sql`delete from app.community_writers where community_id = ${community}`;
  await sql`delete from community_memberships where community_id = ${community}`;
  // Joining counts in its week.
  await sql`delete from app.community_weeks where community_id = ${community}`;
  await sql`delete from communities where id = ${community}`;
  await deleteMadeUsers();
  await deleteTombstones(sql);
  await sql.end();
});

const start = (who: Who, id: string, filename: string, size: number, purpose = 'document') =>
  rpc(who, 'start_upload', {
    ...{ upload_id: id, community_id: community, purpose, filename, size_bytes: size },
  });

const put = (who: Who, name: string, body: BodyInit, more: Record<string, string> = {}) =>
  call(`/storage/v1/object/community-incoming/${name}`, {
    method: 'POST',
    headers: { ...headersOf(who), 'content-type': 'application/octet-stream', ...more },
    body,
  });

const check = (who: Who, uploadId: string) => ask('check-upload', { uploadId }, tokens[who]);

/** Sends a file as the page does; what the look at it answers. */
async function send(who: Who, filename: string, bytes: Bytes, purpose = 'document') {
  const id = randomUUID();
  expect((await start(who, id, filename, bytes.length, purpose)).status).toBe(200);
  expect((await put(who, id, bytes)).status).toBe(200);
  return { id, ...(await check(who, id)) };
}

async function publish(filename = 'Guide.pdf', bytes = pdf()) {
  const { id, status } = await send('administrator', filename, bytes);
  expect(status).toBe(200);
  const document = randomUUID();
  const answer = await rpc('administrator', 'publish_document', {
    ...{ document_id: document, upload_id: id, title: 'Guide' },
  });
  expect(answer.status).toBe(200);
  return { document, version: id };
}

const addressOf = async (who: Who, version: string) => {
  const { status, body } = await rpc(who, 'sign_document', { version_id: version });
  return { status, address: `/functions/v1/download-document?ticket=${body?.ticket}` };
};
const fetchAs = (who: Who, address: string) => call(address, { headers: headersOf(who) });

test('a member gets the file byte for byte, to be saved and never shown', async () => {
  const bytes = pdf('été');
  const { version } = await publish('../../Délibération \u202e.PDF', bytes);
  const { address } = await addressOf('member', version);
  const response = await fetchAs('member', address);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="Deliberation.pdf"; filename*=UTF-8''D%C3%A9lib%C3%A9ration.pdf`,
  );
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toMatch(/sandbox/);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
});

test('an address that expired, was handed on, or belongs to who has left opens nothing', async () => {
  const { version } = await publish();
  const { address } = await addressOf('member', version);
  const refusal = async (who: Who, where = address) => {
    const response = await fetchAs(who, where);
    return [response.status, Object(await response.json()).error];
  };
  expect((await fetchAs('member', address)).status).toBe(200);
  expect(await refusal('nobody')).toEqual([401, 'signed-out']);
  for (const who of ['outsider', 'pending', 'administrator'] as const) {
    expect(await refusal(who), who).toEqual([404, 'link-unknown']);
  }
  expect(await refusal('member', `${address.slice(0, -2)}AA`)).toEqual([404, 'link-unknown']);
  const [late] = await sql`
    select app.document_ticket(${people.member ?? ''}, ${version}, now() - interval '1 second') as ticket`;
  const expired = `/functions/v1/download-document?ticket=${late?.['ticket']}`;
  expect(await refusal('member', expired)).toEqual([410, 'link-expired']);
  await stand('member', 'suspended');
  expect(await refusal('member')).toEqual([404, 'document-unknown']);
  await leave('member');
  expect(await refusal('member')).toEqual([404, 'document-unknown']);
  await stand('member', 'member');
  for (const who of ['outsider', 'pending'] as const) {
    expect((await addressOf(who, version)).status, who).toBe(404);
  }
  expect((await addressOf('nobody', version)).status).toBe(401);
});

test('nobody but the service reads, signs, lists or changes the files in storage', async () => {
  const { version } = await publish();
  for (const bucket of ['community-documents', 'community-incoming']) {
    for (const who of ['administrator', 'member', 'outsider', 'nobody'] as const) {
      const headers = { ...headersOf(who), 'content-type': 'application/json' };
      const at = (path: string, init: RequestInit = {}) =>
        call(`/storage/v1/object/${path}`, { headers, ...init });
      const post = (path: string, body: object) =>
        at(path, { method: 'POST', body: JSON.stringify(body) });
      expect((await at(`${bucket}/${version}`)).ok).toBe(false);
      expect((await at(`authenticated/${bucket}/${version}`)).ok).toBe(false);
      expect((await at(`public/${bucket}/${version}`)).ok).toBe(false);
      expect((await post(`sign/${bucket}/${version}`, { expiresIn: 60 })).ok).toBe(false);
      const list = await post(`list/${bucket}`, { prefix: '', limit: 100 });
      expect(list.ok ? await list.json() : []).toEqual([]);
      expect((await at(`${bucket}/${version}`, { method: 'DELETE' })).ok).toBe(false);
      expect((await at(`${bucket}/${version}`, { method: 'PUT', body: 'x' })).ok).toBe(false);
    }
  }
  const { data } = await service().storage.from('community-documents').exists(version);
  expect(data).toBe(true);
});

test('a place serves who reserved it, until it ends, and while they may publish', async () => {
  const id = randomUUID();
  expect((await put('administrator', id, pdf())).ok).toBe(false);
  expect((await start('outsider', id, 'x.pdf', 10)).body.message).toBe('members-only');
  expect((await start('member', id, 'x.pdf', 10)).body.message).toBe('administrators-post-here');
  expect((await start('nobody', id, 'x.pdf', 10)).status).toBe(401);
  expect((await start('administrator', id, 'x.pdf', 10)).status).toBe(200);
  for (const who of ['member', 'outsider', 'nobody'] as const) {
    expect((await put(who, id, pdf())).ok, who).toBe(false);
    expect((await check(who, id)).status, who).toBe(who === 'nobody' ? 401 : 404);
  }
  for (const name of ['../x', `${id}%2f..%2f..%2fx`, 'x.pdf']) {
    expect((await put('administrator', name, pdf())).ok, name).toBe(false);
  }
  await sql`update app.uploads set expires_at = now() where id = ${id}`;
  expect((await put('administrator', id, pdf())).ok).toBe(false);
  await sql`update app.uploads set expires_at = now() + interval '1 hour' where id = ${id}`;
  await leave('administrator');
  expect((await put('administrator', id, pdf())).ok).toBe(false);
  await stand('administrator', 'member', true);
  expect((await put('administrator', id, pdf(), { 'x-upsert': 'true' })).ok).toBe(false);
  expect((await put('administrator', id, pdf())).ok).toBe(true);
  // What is there is not replaced: what was looked at is what is published.
  expect((await put('administrator', id, bytesOf('<script>'))).ok).toBe(false);
  const early = await rpc('administrator', 'publish_document', {
    ...{ document_id: randomUUID(), upload_id: id, title: 'Guide' },
  });
  expect([early.status, early.body.message]).toEqual([409, 'upload-unchecked']);
  await leave('administrator');
  expect((await check('administrator', id)).status).toBe(403);
  await stand('administrator', 'member', true);
  expect((await check('administrator', id)).status).toBe(200);
});

test('a file of 200 megabytes is refused before it comes, and again without being read', async () => {
  const id = randomUUID();
  const big = 200 * 1024 * 1024;
  expect((await start('administrator', id, 'x.pdf', big)).body.message).toBe('file-too-large');
  expect((await start('administrator', id, 'x.pdf', 1000)).status).toBe(200);
  // Who says how much will come is answered before one byte of it has left.
  const path = `/storage/v1/object/community-incoming/${id}`;
  const answered = await new Promise<string>((resolve, reject) => {
    const asking = request(`${url}${path}`, {
      method: 'POST',
      headers: { ...headersOf('administrator'), 'content-length': String(big) },
    });
    asking.on('error', reject);
    asking.on('response', (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        resolve(text);
        asking.destroy();
      });
    });
    asking.flushHeaders();
  });
  expect(answered).toContain('413');
  // Who does not say is stopped on the way.
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      if (pulled > 200) controller.close();
      else controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const init = { body: endless, duplex: 'half' } as RequestInit;
  const stopped = await call(path, {
    method: 'POST',
    headers: { ...headersOf('administrator'), 'content-type': 'application/pdf' },
    ...init,
  }).then(
    (response) => response.ok,
    () => false,
  );
  expect(stopped).toBe(false);
  expect((await service().storage.from('community-incoming').exists(id)).data).toBe(false);
});

const HTML = bytesOf('<!doctype html><script>alert(1)</script>');
const bad: [string, string, string, () => Bytes | Promise<Bytes>][] = [
  ['a page called PDF', 'x.pdf', 'file-lies', () => HTML],
  ['a page called picture', 'x.png', 'file-lies', () => HTML],
  ['a drawing called picture', 'x.png', 'file-lies', () => bytesOf('<svg onload="alert(1)"/>')],
  ['a PDF called document', 'x.docx', 'file-lies', () => pdf()],
  ['a table called document', 'x.docx', 'file-lies', () => office('xlsx')],
  ['a document with macros', 'x.docx', 'file-has-macros', docm],
  ['a page called text', 'x.txt', 'file-lies', () => HTML],
];

test.each(bad)('%s is refused, and does not stay', async (_what, filename, word, make) => {
  const { id, status, body } = await send('administrator', filename, await make());
  expect({ status, body }).toEqual({ status: 400, body: { error: word } });
  expect((await check('administrator', id)).status).toBe(404);
  const answer = await rpc('administrator', 'publish_document', {
    ...{ document_id: randomUUID(), upload_id: id, title: 'Guide' },
  });
  expect(answer.status).toBe(404);
  await expect
    .poll(async () => (await service().storage.from('community-incoming').exists(id)).data, {
      timeout: 15_000,
    })
    .toBe(false);
});

test('whatever type its sender says, a file is served as what it is', async () => {
  const [id, document] = [randomUUID(), randomUUID()];
  const bytes = await docx();
  await start('administrator', id, 'Modèle.docx', bytes.length);
  expect((await put('administrator', id, bytes, { 'content-type': 'text/html' })).ok).toBe(true);
  expect((await check('administrator', id)).status).toBe(200);
  await rpc('administrator', 'publish_document', {
    ...{ document_id: document, upload_id: id, title: 'Modèle' },
  });
  const { address } = await addressOf('member', id);
  expect((await fetchAs('member', address)).headers.get('content-type')).toBe(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  );
});

test('a removed document is fetched by nobody at once, and soon is not there', async () => {
  const { document, version } = await publish();
  const { address } = await addressOf('member', version);
  expect((await rpc('member', 'remove_document', { document_id: document })).status).toBe(403);
  expect((await rpc('administrator', 'remove_document', { document_id: document })).status).toBe(
    204,
  );
  expect((await fetchAs('member', address)).status).toBe(404);
  await expect
    .poll(async () => (await service().storage.from('community-documents').exists(version)).data, {
      timeout: 15_000,
    })
    .toBe(false);
});

test('files are purged by the service alone', async () => {
  for (const who of ['administrator', 'nobody'] as const) {
    expect((await ask('purge-files', {}, tokens[who])).status).toBe(401);
  }
  const response = await call('/functions/v1/purge-files', {
    method: 'POST',
    headers: { apikey: secretKey, authorization: `Bearer ${secretKey}` },
    body: '{}',
  });
  expect(response.status).toBe(200);
});

test.runIf(isLocal)(
  'the picture of a hidden community is there for its members alone',
  async () => {
    expect(
      (
        await send(
          'administrator',
          'x.jpg',
          await picture('jpeg', { hasMetadata: true }),
          'picture',
        )
      ).body,
    ).toEqual({
      error: 'picture-has-metadata',
    });
    const { id, status } = await send('administrator', 'x.jpg', await picture('jpeg'), 'picture');
    expect(status).toBe(200);
    const given = { community_id: community, upload_id: id };
    expect((await rpc('member', 'set_community_picture', given)).status).toBe(403);
    expect((await rpc('administrator', 'set_community_picture', given)).status).toBe(200);
    const seen = async (who: Who) => {
      const named = await rpc(who, 'community_pictures', { community_ids: [community] });
      const signed = await call(`/storage/v1/object/sign/community-pictures/${id}`, {
        method: 'POST',
        headers: { ...headersOf(who), 'content-type': 'application/json' },
        body: JSON.stringify({ expiresIn: 60 }),
      });
      return [named.body?.length ?? 0, signed.ok];
    };
    expect(await seen('outsider')).toEqual([1, true]);
    await sql`update communities set is_listed = false where id = ${community}`;
    expect(await seen('outsider')).toEqual([0, false]);
    expect((await seen('nobody'))[1]).toBe(false);
    expect(await seen('member')).toEqual([1, true]);
    await sql`update communities set is_listed = true where id = ${community}`;
  },
);

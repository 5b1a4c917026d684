// Ways round: more than was asked for, by another door, or with a token of one's own making.
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSecrets } from '../stack.ts';
import { ask, isRefused, type Question } from './access-probe.ts';
import { type Asker, makeWorld, PEOPLE, rowsOfAll, type World } from './access-world.ts';
import { call, isLocal, publishableKey } from './supabase.ts';

describe.runIf(isLocal)('ways round', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.end());

  const rpc = (persona: Asker, name: string, body: object) =>
    ask(world, persona, { method: 'POST', path: `rpc/${name}`, body });
  const assertRowsUnchanged = async () => expect(await rowsOfAll(world)).toEqual(world.rows);

  test('an argument of somebody else’s makes another function, which is not there', async () => {
    const { people, rows, places } = world;
    const foreign = {
      person_id: people.dominique.id,
      user_id: people.dominique.userId,
      enrolment_id: rows.dominique.enrolments[0],
      role: 'service_role',
    };
    for (const [argument, value] of Object.entries(foreign)) {
      for (const name of ['validate_lesson', 'undo_validation', 'visit_lesson']) {
        const answer = await rpc('camille', name, {
          lesson_id: places.free.open,
          [argument]: value,
        });
        expect(answer).toMatchObject({ status: 404, code: 'PGRST202' });
      }
      const entered = await rpc('camille', 'enter_course', {
        course_id: places.free.course,
        [argument]: value,
      });
      expect(entered).toMatchObject({ status: 404, code: 'PGRST202' });
    }
    await assertRowsUnchanged();
  });

  test.each(['app', 'auth', 'storage', 'extensions', 'information_schema', 'pg_catalog'])(
    'the schema %s is not there to read or write, for the service neither',
    async (schema) => {
      const read = { 'accept-profile': schema };
      const write = { 'content-profile': schema };
      const questions: Question[] = [
        { path: 'users?select=id', headers: read },
        { path: 'mail_outbox', headers: read },
        { method: 'POST', path: 'rpc/is_team', body: { course_id: 'x' }, headers: write },
        { method: 'POST', path: 'jobs', body: { name: 'x', every: '1 day' }, headers: write },
        { method: 'PATCH', path: 'limits?kind=eq.x', body: { kind: 'y' }, headers: write },
        { method: 'DELETE', path: 'limits?kind=eq.x', headers: write },
      ];
      for (const persona of ['anon', 'camille', 'service'] as const) {
        for (const question of questions) {
          const answer = await ask(world, persona, question);
          expect([question, answer.status, answer.code]).toEqual([question, 406, 'PGRST106']);
        }
      }
    },
  );

  test.each([
    'lessons?select=*',
    'lessons?select=id,hidden:body_hash',
    'lessons?select=body_hash::text',
    'lessons?select=id&body_hash=neq.x',
    'lessons?select=id&or=(is_static.is.true,position.gt.0)',
    'lessons?select=id&not.and=(is_static.is.true)',
    'lessons?select=id&order=body_hash',
    'lessons?select=body_hash.max()',
    'modules?select=id,lessons(body_hash)',
    'modules?select=id,lessons(id)&lessons.is_static=is.true',
    'modules?select=id,lessons!inner(id)&lessons.body_hash=neq.x',
    'courses?select=id,modules(id,lessons(id,is_static))',
    'courses?select=id&retired_at=not.is.null',
    'lesson_bodies?select=lesson_id,hash',
    'lesson_bodies?select=lesson_id&order=created_at',
    'lesson_bodies?select=html,lessons(title)',
    'lessons?select=id,lesson_bodies(html)',
    'lessons?select=id,lesson_files(file_id)',
    'profiles?select=user_id',
    'profiles?select=id&suspended_at=is.null',
    'profiles?select=id,users(email)',
    'profiles?select=id,mail_outbox(recipient)',
    'profiles?select=id,audit_log(action)',
    'enrolments?select=last_lesson_id',
    'staff_roles?select=granted_by',
    'sessions?select=created_at',
  ])('%s asks for a column or a neighbour that is not given', async (path) => {
    for (const persona of ['anon', 'camille', 'alix'] as const) {
      const { status, code } = await ask(world, persona, { path });
      expect([400, 401, 403, 404]).toContain(status);
      expect(code).toMatch(/^(42501|PGRST1\d\d|PGRST20\d)$/);
    }
  });

  test.each([
    'courses?select=id,enrolments(id,person_id)',
    'courses?select=id,sessions(id,enrolments(person_id))',
    'courses?select=id,staff_roles(person_id,role)',
    'lessons?select=id,lesson_validations(enrolment_id)',
    'modules?select=id,lessons(id,lesson_validations(enrolment_id,enrolments(person_id)))',
    'enrolments?select=id,profiles(username),sessions(id)',
    'profiles?select=id,consents(id),enrolments(id,lesson_validations(lesson_id))',
  ])('%s brings nobody else along', async (path) => {
    expect(isRefused('anon', await ask(world, 'anon', { path }))).toBe(true);
    for (const persona of ['stranger', 'camille', 'zoe', 'lou', 'alix'] as const) {
      const { code, text } = await ask(world, persona, { path });
      expect(code).toBeNull();
      const foreign = PEOPLE.filter((name) => name !== persona).flatMap((name) =>
        Object.values(world.rows[name]).flat(),
      );
      expect(foreign.filter((id) => text.includes(id))).toEqual([]);
    }
    const { text } = await ask(world, 'dominique', { path });
    const own = Object.values(world.rows.dominique).flat();
    if (!path.includes('staff_roles')) expect(own.some((id) => text.includes(id))).toBe(true);
  });

  test('an account gives itself no other role', async () => {
    const token = world.tokens.camille;
    const asked = {
      role: 'service_role',
      aud: 'service_role',
      app_metadata: { role: 'service_role', roles: ['platform staff'] },
      data: { role: 'service_role' },
    };
    const changed = await call('/auth/v1/user', {
      method: 'PUT',
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(asked),
    });
    expect(changed.status).toBe(200);
    const [account] = await world.sql`
      select role, aud, raw_app_meta_data from auth.users
      where id = ${world.people.camille.userId}`;
    expect(account).toMatchObject({ role: 'authenticated', aud: 'authenticated' });
    expect(JSON.stringify(account?.['raw_app_meta_data'])).not.toContain('role');
    const profile = await rpc('camille', 'my_profile', {});
    expect(JSON.parse(profile.text)).toMatchObject({ roles: [] });
  });

  describe('tokens', () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const sign = (claims: object, secret: string, algorithm = 'HS256', expires = '1h') =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setExpirationTime(expires)
        .sign(new TextEncoder().encode(secret));
    const foreignSecret = 'x'.repeat(64);

    const forgeries: Record<string, (token: string, secret: string) => string | Promise<string>> = {
      'names somebody else over the same signature': (token) => {
        const [head, , signature] = token.split('.');
        const claims = { sub: world.people.dominique.userId, role: 'authenticated' };
        return `${head}.${encode(claims)}.${signature}`;
      },
      'has lost its signature': (token) => `${token.split('.').slice(0, 2).join('.')}.`,
      'says that it needs none': () =>
        `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ role: 'service_role' })}.`,
      'says so in capitals, with a signature': (token) =>
        `${encode({ alg: 'NONE' })}.${encode({ role: 'service_role' })}.${token.split('.')[2]}`,
      'makes itself the service with another secret': () =>
        sign({ role: 'service_role' }, foreignSecret),
      'makes itself somebody with another secret': () =>
        sign({ role: 'authenticated', sub: world.people.dominique.userId }, foreignSecret),
      'is signed with the key that every page shows': () =>
        sign({ role: 'service_role' }, publishableKey),
      'brings its own key along': async () => {
        const k = Buffer.from(foreignSecret).toString('base64url');
        const token = await sign({ role: 'service_role' }, foreignSecret);
        const [, ...rest] = token.split('.');
        return [encode({ alg: 'HS256', jwk: { kty: 'oct', k } }), ...rest].join('.');
      },
      'has expired': (_, secret) => {
        const claims = { role: 'authenticated', sub: world.people.camille.userId };
        return sign(claims, secret, 'HS256', '-1m');
      },
      'names a role of the database’s own': (_, secret) => sign({ role: 'supabase_admin' }, secret),
      'names no role': (_, secret) => sign({ sub: world.people.dominique.userId }, secret),
      'is nothing of the kind': () => 'rien',
    };

    const questions: [string, string, object?][] = [
      ['GET', 'courses?select=id'],
      ['GET', 'profiles?select=id'],
      ['POST', 'rpc/my_profile', {}],
      ['POST', 'rpc/count_due_mail', {}],
      ['PATCH', 'profiles?id=neq.x', { display_name: 'Pris' }],
    ];

    const send = ([method, path, body]: (typeof questions)[number], headers: HeadersInit) =>
      call(`/rest/v1/${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: body ? JSON.stringify(body) : null,
      });

    test.each(Object.keys(forgeries))('one that %s is refused, everywhere', async (what) => {
      const token = await forgeries[what]?.(
        String(world.tokens.camille),
        String(readSecrets()['jwtSecret']),
      );
      for (const question of questions) {
        const response = await send(question, {
          apikey: publishableKey,
          authorization: `Bearer ${token}`,
        });
        expect([question, response.status]).toEqual([question, 401]);
      }
    });

    test('a good one needs the key all the same, and no key is good for nothing', async () => {
      const authorization = `Bearer ${world.tokens.camille}`;
      for (const question of questions) {
        expect((await send(question, { authorization })).status).toBe(401);
        expect((await send(question, {})).status).toBe(401);
      }
      const [, , own] = questions;
      const good = own && (await send(own, { apikey: publishableKey, authorization }));
      expect(good?.status).toBe(200);
    });
  });
});

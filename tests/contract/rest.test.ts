import { afterAll, expect, test } from 'vitest';
import { deleteMadeUsers, makeUser, service, signIn, someMail, visitor } from './supabase.ts';

afterAll(deleteMadeUsers);

test('a table that a visitor may not read is 401, to a learner 403, with PostgreSQL’s code', async () => {
  const refused = await visitor().from('staff_roles').select('id');
  expect(refused).toMatchObject({ status: 401, error: { code: '42501' } });
  const { client } = await signIn((await makeUser()).email);
  const inserted = await client.from('lessons').insert({ id: 'x' });
  expect(inserted).toMatchObject({ status: 403, error: { code: '42501' } });
});

test('a private schema is not exposed', async () => {
  const { status, error } = await service().schema('app').from('mail_outbox').select('id');
  expect(status).toBe(406);
  expect(error?.code).toBe('PGRST106');
});

test('what is not there is 404', async () => {
  expect((await visitor().from('no_such_table').select('id')).status).toBe(404);
  expect((await visitor().rpc('no_such_function')).status).toBe(404);
});

test('a check that does not hold is 400 with its code', async () => {
  const { status, error } = await service()
    .from('sessions')
    .insert({ course_id: 'x', name: 'x', starts_at: '2026-01-02', ends_at: '2026-01-01' });
  expect({ status, code: error?.code }).toEqual({ status: 400, code: '23514' });
});

test('a missing neighbour is 409, a value that is none 400', async () => {
  const foreign = await service()
    .from('sessions')
    .insert({ course_id: 'x', name: 'x', starts_at: '2026-01-01', ends_at: '2026-01-02' });
  expect({ status: foreign.status, code: foreign.error?.code }).toEqual({
    status: 409,
    code: '23503',
  });
  const bad = await service().from('sessions').select('id').eq('id', 'not-a-uuid');
  expect({ status: bad.status, code: bad.error?.code }).toEqual({ status: 400, code: '22P02' });
});

test('an RPC’s own refusal keeps its status and its word', async () => {
  const { status, error } = await service().rpc('prepare_profile', {
    ticket: 'none',
    display_name: 'Contract',
  });
  expect(status).toBe(410);
  expect(error).toMatchObject({ code: 'PT410', message: 'ticket-expired' });
});

test('a refusal that is an answer arrives as an error, and what it has counted stays', async () => {
  const guess = { client_address: '', courriel: someMail(), code: '000000' };
  for (let attempt = 1; attempt <= 10; attempt++) {
    const { status, data, error } = await service().rpc('confirm_sign_up', guess);
    expect({ status, data }).toEqual({ status: 404, data: null });
    expect(error).toMatchObject({ code: 'PT404', message: 'link-unknown' });
  }
  const { status, error } = await service().rpc('confirm_sign_up', guess);
  expect(status).toBe(429);
  expect(error).toMatchObject({ code: 'PT429', message: 'too-many-attempts' });
  expect(Number(error?.hint)).toBeGreaterThan(60);
});

test('a function for the service is closed to a visitor and to a learner', async () => {
  expect((await visitor().rpc('tick')).status).toBe(401);
  const { client } = await signIn((await makeUser()).email);
  expect((await client.rpc('tick')).status).toBe(403);
});

test('counts are exact and one row is one row', async () => {
  const { count, error } = await visitor()
    .from('lessons')
    .select('id', { count: 'exact', head: true });
  expect(error).toBeNull();
  expect(count).toBeGreaterThanOrEqual(0);
  const none = await visitor().from('lessons').select('id').eq('id', 'none').single();
  expect(none).toMatchObject({ status: 406, error: { code: 'PGRST116' } });
});

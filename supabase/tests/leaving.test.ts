import assert from 'node:assert/strict';
import { test, type World } from './fixtures.ts';
import { enrolmentId, type Name, personId, userId } from './personas.ts';

const NOON = '2026-11-25T12:00:00Z';
/** Seven days after `NOON`. */
const DUE = '2026-12-02T12:00:00Z';

const request = ({ as }: Pick<World, 'as'>, name: Name) =>
  as('service').value`select request_deletion(${userId(name)})`;
const erase = ({ admin }: Pick<World, 'admin'>) => admin.value`select app.job_erase_accounts()`;
const mailsTo = ({ admin }: Pick<World, 'admin'>, recipient: string) =>
  admin.rows`
    select template, params from app.mail_outbox
    where recipient = ${recipient} and template not like 'sign-up%' order by created_at, id`;
const state = ({ as }: Pick<World, 'as'>, name: Name) =>
  as(name).value`select account_state() ->> 'state'`;
const openSession = ({ admin }: Pick<World, 'admin'>, name: Name, at: string) =>
  admin.rows`
    insert into auth.sessions (id, user_id, created_at, updated_at)
    values (gen_random_uuid(), ${userId(name)}, ${at}, ${at})`;

test('camille asks to be deleted: nobody at once, told by mail, all sessions closed', async (world) => {
  const { admin, as, at } = world;
  await at(NOON);
  await openSession(world, 'camille', NOON);
  await openSession(world, 'zoe', NOON);
  assert.deepEqual(await request(world, 'camille'), {
    deletion_due_at: '2026-12-02T12:00:00+00:00',
  });

  assert.equal(await state(world, 'camille'), 'deletion-due');
  assert.equal(await as('camille').value`select app.me()`, null);
  assert.match(await as('camille').refusal`select validate_lesson('static')`, /^PT401 signed-out/);
  assert.deepEqual(await as('camille').rows`select id from enrolments`, []);
  assert.deepEqual(await admin.rows`select user_id from auth.sessions`, [
    { user_id: userId('zoe') },
  ]);
  assert.deepEqual(await mailsTo(world, 'camille@preau.test'), [
    { template: 'deletion-requested', params: { due_at: '2026-12-02T12:00:00+00:00' } },
  ]);
});

test('asked again, the first date holds, and no second mail leaves', async (world) => {
  await world.at(NOON);
  await request(world, 'camille');
  await world.at('2026-11-28T12:00:00Z');
  assert.deepEqual(await request(world, 'camille'), {
    deletion_due_at: '2026-12-02T12:00:00+00:00',
  });
  assert.equal((await mailsTo(world, 'camille@preau.test')).length, 1);
});

test('a change of mind within seven days keeps everything, and is said once', async (world) => {
  const { admin, as, at } = world;
  await at(NOON);
  await request(world, 'camille');
  await at('2026-12-02T11:59:59Z');
  await erase(world);
  assert.equal(await as('camille').value`select cancel_deletion() ->> 'state'`, 'ready');
  assert.equal(await as('camille').value`select cancel_deletion() ->> 'state'`, 'ready');
  await at('2027-01-01T12:00:00Z');
  await erase(world);
  assert.equal(await as('camille').value`select app.me()`, personId('camille'));
  assert.equal(await as('camille').value`select count(*)::int from lesson_validations`, 2);
  assert.deepEqual(
    (await mailsTo(world, 'camille@preau.test')).map(({ template }) => template),
    ['deletion-requested', 'deletion-cancelled'],
  );
  assert.deepEqual(
    await admin.rows`
      select action from app.audit_log where subject = ${personId('camille')} order by id`,
    [{ action: 'request-deletion' }, { action: 'cancel-deletion' }],
  );
});

test('who has no account cancels nothing, and only a server asks for a deletion', async ({
  as,
}) => {
  for (const persona of ['stranger', 'noa', 'ana'] as const) {
    assert.match(await as(persona).refusal`select cancel_deletion()`, /^PT401 signed-out/);
    assert.match(await as(persona).refusal`select export_my_data()`, /^PT401 signed-out/);
  }
  for (const persona of ['anon', 'camille', 'elise'] as const) {
    assert.match(await as(persona).refusal`select request_deletion(${userId('zoe')})`, /^42501/);
  }
  assert.match(
    await as('service').refusal`select request_deletion(${userId('noa')})`,
    /^PT404 person-unknown/,
  );
});

test('a suspended person may leave, and take the data along', async (world) => {
  const { as } = world;
  await world.at(NOON);
  assert.ok(await as('sacha').value`select export_my_data()`);
  await world.admin.rows`delete from staff_roles where person_id = ${personId('sacha')}`;
  await request(world, 'sacha');
  assert.equal(await as('sacha').value`select cancel_deletion() ->> 'state'`, 'suspended');
});

test('the last who looks after the platform names somebody else first', async (world) => {
  const { admin, as } = world;
  const refused = () => as('service').refusal`select request_deletion(${userId('elise')})`;
  // Sacha has the role and is suspended: that is nobody.
  assert.match(await refused(), /^PT409 last-staff/);
  const name = (person: Name) =>
    admin.rows`select app.grant_role(${`${person}@preau.test`}, 'platform staff')`;
  await name('ida');
  assert.match(await refused(), /^PT409 last-staff/);
  await name('zoe');
  await request(world, 'elise');
  assert.match(
    await as('service').refusal`select request_deletion(${userId('zoe')})`,
    /^PT409 last-staff/,
  );
});

test('on the day itself, and not a second before, the account is gone and says farewell', async (world) => {
  const { admin, as, at } = world;
  await at(NOON);
  await request(world, 'camille');
  await at('2026-12-02T11:59:59Z');
  assert.equal(Object(await erase(world)).erased, 0);
  await at(DUE);
  assert.deepEqual(await erase(world), { erased: 1, faults: [], farewells: 0 });
  assert.equal(await state(world, 'camille'), 'unknown');
  assert.match(await as('camille').refusal`select cancel_deletion()`, /^PT401/);
  assert.deepEqual(await mailsTo(world, 'camille@preau.test'), [
    { template: 'account-deleted', params: {} },
  ]);
  assert.equal(
    await admin.value`
      select count(*)::int from lesson_validations where enrolment_id = ${enrolmentId(1)}`,
    2,
  );
  assert.equal(await as('anon').value`select course_figures('free') ->> 'enrolled'`, '6');
  // Once is enough.
  assert.deepEqual(await erase(world), { erased: 0, faults: [], farewells: 0 });
});

test('the farewell leaves, and its row within the hour', async (world) => {
  const { as, at } = world;
  await at(NOON);
  await request(world, 'camille');
  await at(DUE);
  await erase(world);
  const [farewell] = await as('service').rows`select * from claim_mail(10)`;
  assert.equal(farewell?.['template'], 'account-deleted');
  assert.equal(Object(await erase(world)).farewells, 0);
  await as('service').rows`select mark_mail_sent(${String(farewell?.['id'])}, '250 OK')`;
  assert.equal(Object(await erase(world)).farewells, 1);
  assert.deepEqual(await mailsTo(world, 'camille@preau.test'), []);
});

test('the address may sign up anew at once; the name is free after a year', async (world) => {
  const { admin, as, at } = world;
  await at(NOON);
  await request(world, 'camille');
  await at(DUE);
  await erase(world);

  const signUp = async () => {
    await as('service').rows`select start_sign_up('camille@preau.test', '')`;
    const token = await admin.value`
      select params ->> 'token' from app.mail_outbox
      where template = 'sign-up-confirm' order by created_at desc limit 1`;
    return String(
      await as('service').value`select confirm_sign_up('', token => ${String(token)}) ->> 'ticket'`,
    );
  };
  const ticket = await signUp();
  // « Camille », « CAMILLE » and « Çamille » are one name to sign in with.
  for (const name of ['camille', 'CAMILLE', 'Çamille']) {
    assert.match(
      await as('service').refusal`select prepare_profile(${ticket}, ${name})`,
      /^PT409 username-taken/,
    );
  }
  assert.equal(
    await as('service').value`select prepare_profile(${ticket}, 'Camille 2') ->> 'username'`,
    'camille.2',
  );
  await at('2027-12-02T11:59:59Z');
  await admin.rows`select app.job_forget_erased()`;
  const later = await signUp();
  assert.match(
    await as('service').refusal`select prepare_profile(${later}, 'Camille')`,
    /^PT409 username-taken/,
  );
  await at('2027-12-02T12:00:00Z');
  assert.equal(
    await as('service').value`select prepare_profile(${later}, 'Camille') ->> 'username'`,
    'camille',
  );
  await admin.rows`select app.job_forget_erased()`;
  assert.deepEqual(await admin.rows`select from app.held_names`, []);
});

test('an account that was removed another way is erased as well', async (world) => {
  const { admin } = world;
  await admin.rows`delete from auth.users where id = ${userId('camille')}`;
  assert.equal(Object(await erase(world)).erased, 1);
  assert.deepEqual(
    await admin.rows`
      select username, display_name, deleted_at is not null as is_deleted from profiles
      where id = ${personId('camille')}`,
    [{ username: null, display_name: null, is_deleted: true }],
  );
});

test('one person who cannot be erased holds up no other, and is named by id alone', async (world) => {
  const { admin, at } = world;
  await at(NOON);
  await request(world, 'camille');
  await request(world, 'zoe');
  await at(DUE);
  await admin.run(`
    create function pg_temp.refuse() returns trigger language plpgsql as $$
    begin
      raise exception 'camille@preau.test';
    end $$;
    create trigger refuse before delete on auth.users for each row
      when (old.email = 'camille@preau.test') execute function pg_temp.refuse()`);
  assert.deepEqual(await erase(world), {
    erased: 1,
    faults: [`${personId('camille')} P0001`],
    farewells: 0,
  });
  assert.equal(await state(world, 'camille'), 'deletion-due');
  assert.equal(await state(world, 'zoe'), 'unknown');
});

test('proofs of consent stay five years after the deletion, and not a day longer', async (world) => {
  const { admin, at } = world;
  await at(NOON);
  await request(world, 'camille');
  await at(DUE);
  await erase(world);
  const count = () =>
    admin.value`select count(*)::int from consents where person_id = ${personId('camille')}`;
  await at('2031-12-02T11:59:59Z');
  await admin.rows`select app.job_forget_erased()`;
  assert.equal(await count(), 1);
  await at('2031-12-02T12:00:00Z');
  assert.deepEqual(await admin.value`select app.job_forget_erased()`, { consents: 1, names: 0 });
  assert.equal(await count(), 0);
  assert.notEqual(await admin.value`select count(*)::int from consents`, 0);
});

test('camille exports ten times a day, and what stands in the way of the account does not matter', async (world) => {
  const { as, at } = world;
  await at(NOON);
  for (let turn = 0; turn < 10; turn++) {
    const data = Object(await as('camille').value`select export_my_data()`);
    assert.equal(data.account.email, 'camille@preau.test');
  }
  assert.match(await as('camille').refusal`select export_my_data()`, /^PT429 too-many-attempts/);
  await at('2026-11-26T12:00:01Z');
  await as('camille').rows`select export_my_data()`;
  for (const persona of ['ida', 'mo', 'lea', 'sacha'] as const) {
    const data = Object(await as(persona).value`select export_my_data()`);
    assert.equal(data.account.username, persona);
  }
});

// Two years without activity, with a warning a month before.

const SEEN = '2026-01-01T00:00:00Z';
const inactive = ({ admin }: Pick<World, 'admin'>) => admin.value`select app.job_forget_inactive()`;
const note = ({ admin }: Pick<World, 'admin'>) => admin.value`select app.job_note_activity()`;
const seen = ({ admin }: Pick<World, 'admin'>, name: Name) =>
  admin.value`
    select to_json(last_seen_at) #>> '{}' from profiles where id = ${personId(name)}`;

/** Nobody but this person: the others have something to do. */
async function onlyAsleep({ admin }: Pick<World, 'admin'>, name: Name) {
  await admin.rows`
    update profiles set last_seen_at = '2030-01-01T00:00:00Z' where id <> ${personId(name)}`;
}

test('zoe stays away: warned after 23 months, a month before, and gone after two years', async (world) => {
  const { at } = world;
  await onlyAsleep(world, 'zoe');
  await at('2027-11-30T23:59:59Z');
  assert.deepEqual(await inactive(world), { warned: 0, due: 0 });
  await at('2027-12-01T00:00:00Z');
  assert.deepEqual(await inactive(world), { warned: 1, due: 0 });
  assert.deepEqual(await inactive(world), { warned: 0, due: 0 });
  assert.deepEqual(await mailsTo(world, 'zoe@preau.test'), [
    { template: 'account-inactive', params: { due_at: '2028-01-01T00:00:00+00:00' } },
  ]);
  await at('2027-12-31T23:59:59Z');
  assert.deepEqual(await inactive(world), { warned: 0, due: 0 });
  assert.equal(await state(world, 'zoe'), 'ready');
  await at('2028-01-01T00:00:00Z');
  assert.deepEqual(await inactive(world), { warned: 0, due: 1 });
  assert.equal(Object(await erase(world)).erased, 1);
  assert.equal(await state(world, 'zoe'), 'unknown');
  assert.deepEqual(
    (await mailsTo(world, 'zoe@preau.test')).map(({ template }) => template),
    ['account-deleted'],
  );
});

test('who was forgotten for long is still told a month before', async (world) => {
  const { at } = world;
  await onlyAsleep(world, 'zoe');
  await at('2029-06-01T00:00:00Z');
  await inactive(world);
  assert.deepEqual(await mailsTo(world, 'zoe@preau.test'), [
    { template: 'account-inactive', params: { due_at: '2029-07-01T00:00:00+00:00' } },
  ]);
  await at('2029-06-30T23:59:59Z');
  assert.deepEqual(await inactive(world), { warned: 0, due: 0 });
  await at('2029-07-01T00:00:00Z');
  assert.deepEqual(await inactive(world), { warned: 0, due: 1 });
});

const SIGNS_OF_LIFE: Record<string, (world: World, at: string) => Promise<unknown>> = {
  'a sign-in': ({ admin }, at) =>
    admin.rows`update auth.users set last_sign_in_at = ${at} where id = ${userId('zoe')}`,
  'a session in use': (world, at) => openSession(world, 'zoe', at),
  'an enrolment': ({ admin }, at) =>
    admin.rows`
      insert into enrolments (id, person_id, course_id, created_at)
      values (${enrolmentId(90)}, ${personId('zoe')}, 'free', ${at})`,
  'a validation': async ({ admin }, at) => {
    await admin.rows`
      insert into enrolments (id, person_id, course_id, created_at)
      values (${enrolmentId(90)}, ${personId('zoe')}, 'free', ${SEEN})`;
    await admin.rows`
      insert into lesson_validations (enrolment_id, lesson_id, validated_at)
      values (${enrolmentId(90)}, 'static', ${at})`;
  },
};

for (const [sign, leave] of Object.entries(SIGNS_OF_LIFE)) {
  test(`${sign} of zoe counts as activity: not warned, and later than otherwise`, async (world) => {
    await onlyAsleep(world, 'zoe');
    await leave(world, '2027-06-01T00:00:00Z');
    await world.at('2028-01-01T00:00:00Z');
    assert.deepEqual(await inactive(world), { warned: 0, due: 0 });
    assert.equal(await seen(world, 'zoe'), '2027-06-01T00:00:00+00:00');
    await world.at('2029-05-01T00:00:00Z');
    assert.deepEqual(await inactive(world), { warned: 1, due: 0 });
  });

  test(`${sign} of zoe after the warning keeps the account, and the warning is void`, async (world) => {
    const { admin, at } = world;
    await onlyAsleep(world, 'zoe');
    await at('2027-12-01T00:00:00Z');
    await inactive(world);
    await leave(world, '2027-12-20T00:00:00Z');
    await at('2028-01-01T00:00:00Z');
    assert.deepEqual(await inactive(world), { warned: 0, due: 0 });
    assert.equal(
      await admin.value`select inactivity_warned_at from profiles where id = ${personId('zoe')}`,
      null,
    );
    await at('2029-11-20T00:00:00Z');
    assert.deepEqual(await inactive(world), { warned: 1, due: 0 });
  });
}

test('the use of a session is noted while it is open, to the week, and voids a warning', async (world) => {
  const { admin } = world;
  await admin.rows`
    insert into auth.sessions (id, user_id, created_at, updated_at, refreshed_at)
    values (gen_random_uuid(), ${userId('zoe')}, '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z',
      '2026-01-07T00:00:00')`;
  assert.deepEqual(await note(world), { noted: 0 });
  await admin.rows`update auth.sessions set refreshed_at = '2026-01-09T00:00:00'`;
  await admin.rows`
    update profiles set inactivity_warned_at = '2026-01-08T00:00:00Z'
    where id in (${personId('zoe')}, ${personId('lou')})`;
  assert.deepEqual(await note(world), { noted: 1 });
  assert.equal(await seen(world, 'zoe'), '2026-01-09T00:00:00+00:00');
  assert.deepEqual(
    await admin.rows`
      select username from profiles where inactivity_warned_at is not null`,
    [{ username: 'lou' }],
  );
  await admin.rows`delete from auth.sessions`;
  assert.deepEqual(await note(world), { noted: 0 });
});

test('who holds a role, has not finished signing up, or is leaving already is not warned', async (world) => {
  const { admin, at } = world;
  await at('2035-06-01T00:00:00Z');
  await inactive(world);
  const left = await admin.rows`
    select username from profiles
    where inactivity_warned_at is null and deleted_at is null order by username`;
  assert.deepEqual(
    left.map(({ username }) => username),
    ['alix', 'elise', 'ida', 'noa', 'sacha'],
  );
  // Named after the warning: the account is needed again.
  await admin.rows`select app.grant_role('zoe@preau.test', 'course team', 'free')`;
  await at('2035-07-10T00:00:00Z');
  await inactive(world);
  assert.equal(await state(world, 'zoe'), 'ready');
  assert.equal(await state(world, 'lou'), 'deletion-due');
});

test('what a mail said goes after a month, that it was sent after a year', async (world) => {
  const { admin, at } = world;
  await admin.rows`
    update app.mail_outbox
    set sent_at = ${SEEN}, params = '{"email": "lou@preau.test"}', receipt = '250 OK'`;
  const left = () => admin.rows`select recipient, params, receipt from app.mail_outbox`;
  const purge = () => admin.rows`select app.job_purge_mail()`;
  await at('2026-01-30T23:59:59Z');
  await purge();
  assert.deepEqual(await left(), [
    { recipient: 'lou@preau.test', params: { email: 'lou@preau.test' }, receipt: '250 OK' },
  ]);
  await at('2026-01-31T00:00:01Z');
  await purge();
  await at('2026-12-31T23:59:59Z');
  await purge();
  assert.deepEqual(await left(), [{ recipient: 'lou@preau.test', params: {}, receipt: '250 OK' }]);
  await at('2027-01-01T00:00:01Z');
  await purge();
  assert.deepEqual(await left(), []);
});

test("Auth's own log goes after a year, as ours", async (world) => {
  const { admin, at } = world;
  await admin.rows`
    insert into auth.audit_log_entries (id, payload, created_at)
    values (gen_random_uuid(), '{}', ${SEEN})`;
  await admin.rows`update app.audit_log set happened_at = ${SEEN}`;
  const count = () =>
    admin.value`
      select (select count(*) from auth.audit_log_entries)
        + (select count(*) from app.audit_log)`;
  await at('2026-12-31T23:59:59Z');
  await admin.rows`select app.job_purge_logs()`;
  assert.equal(await count(), '2');
  await at('2027-01-01T00:00:01Z');
  await admin.rows`select app.job_purge_logs()`;
  assert.equal(await count(), '0');
});

/** Camille signed up as old@preau.test, and has another address since. */
async function leaveAddress({ as, admin }: Pick<World, 'as' | 'admin'>): Promise<void> {
  const move = (to: string) =>
    admin.rows`update auth.users set email = ${to} where id = ${userId('camille')}`;
  await move('old@preau.test');
  await admin.rows`
    insert into app.sign_ups (email, read_at, created_at, expires_at, profile_id, finished_at)
    values ('old@preau.test', now(), now(), now(), ${personId('camille')}, now())`;
  await admin.rows`select app.queue_mail('old@preau.test', 'sign-up-confirm', '{}')`;
  await as('service').rows`select start_email_change(${userId('camille')}, 'camille@preau.test')`;
  const change = await admin.value`
    select id from app.email_changes where old_email = 'old@preau.test'`;
  await move('camille@preau.test');
  await as('service').rows`select finish_email_change(${String(change)}, null)`;
}
const countMails = ({ admin }: Pick<World, 'admin'>, recipient: string) =>
  admin.value`select count(*)::int from app.mail_outbox where recipient = ${recipient}`;

test('no mail to an address that camille left stays behind, however old her sign-up', async (world) => {
  const { admin } = world;
  await leaveAddress(world);
  await admin.rows`delete from app.sign_ups`; // as after thirty days
  assert.equal(await countMails(world, 'old@preau.test'), 3);
  await admin.rows`select app.erase_person(${personId('camille')})`;
  assert.equal(await countMails(world, 'old@preau.test'), 0);
});

test('an address that camille left, and that is somebody else’s by now, keeps its mails', async (world) => {
  const { admin, as } = world;
  await leaveAddress(world);
  await admin.rows`
    update auth.users set email = 'old@preau.test' where id = ${userId('zoe')}`;
  await as('service').rows`select start_recovery('old@preau.test', '')`;
  await admin.rows`select app.erase_person(${personId('camille')})`;
  assert.deepEqual(
    await admin.rows`
      select template, person_id from app.mail_outbox where recipient = 'old@preau.test'`,
    [{ template: 'recover', person_id: personId('zoe') }],
  );
  assert.equal(
    await admin.value`select count(*)::int from app.recoveries where email = 'old@preau.test'`,
    1,
  );
});

test('nobody is shown for a year under a name that somebody who left was shown under', async (world) => {
  const { admin, as, at } = world;
  await at(NOON);
  const show = (name: Name, shown: string) =>
    as('service').rows`
      select change_profile(${userId(name)}, ${shown}, null, null, null, false)`;
  await show('camille', 'Millie');
  await admin.rows`select app.erase_person(${personId('camille')})`;
  for (const shown of ['Camille', 'CAMILLE', 'Millie']) {
    assert.equal(
      await as('service').refusal`
        select change_profile(${userId('zoe')}, ${shown}, null, null, null, false)`,
      'PT409 username-taken',
      shown,
    );
  }
  await at('2027-11-25T12:00:01Z');
  await show('zoe', 'Millie');
});

test('a name that is offered is one that nobody is shown under, and that is not held', async (world) => {
  const { admin, as } = world;
  await as('service').rows`
    select change_profile(${userId('lou')}, 'Zoé 2', null, null, null, false)`;
  await as('service').rows`
    select change_profile(${userId('camille')}, 'Zoé 3', null, null, null, true)`;
  await admin.rows`select app.erase_person(${personId('camille')})`;
  assert.equal(await admin.value`select app.free_name_like('Zoé')`, 'Zoé 4');
});

test('a token whose session is over takes no data along, and cancels no deletion', async (world) => {
  const { admin, as } = world;
  const session = '7b1f1f3e-0000-4000-8000-000000000003';
  const claims = JSON.stringify({
    role: 'authenticated',
    sub: userId('camille'),
    session_id: session,
  });
  const exportData = () =>
    as('camille').rows`
      with claims as materialized (select set_config('request.jwt.claims', ${claims}, true))
      select export_my_data() from claims`;
  const cancel = () =>
    as('camille').rows`
      with claims as materialized (select set_config('request.jwt.claims', ${claims}, true))
      select cancel_deletion() from claims`;
  await admin.rows`
    insert into auth.sessions (id, user_id) values (${session}, ${userId('camille')})`;
  await exportData();
  await cancel();
  await request(world, 'camille');
  await assert.rejects(exportData(), /signed-out/);
  await assert.rejects(cancel(), /signed-out/);
  assert.equal(await state(world, 'camille'), 'deletion-due');
});

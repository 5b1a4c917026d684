// Who reaches what by HTTP. Grants are those pinned in supabase/tests/access; rows are tried here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, isRefused, pinnedReach, probe } from './access-probe.ts';
import {
  type Asker,
  keyOf,
  makeWorld,
  type Name,
  PEOPLE,
  PERSONAL,
  PERSONAS,
  rowsOfAll,
  sessionOf,
  type World,
} from './access-world.ts';
import { writes } from './access-writes.ts';
import { isLocal, service } from './supabase.ts';

const OTHERS = PERSONAS.filter((persona) => persona !== 'service');
const SIGNED_IN = OTHERS.filter((persona) => persona !== 'anon');

const isPerson = (persona: Asker): persona is Name => PEOPLE.some((name) => name === persona);

// It arranges its people behind the API, which only a database of ours allows.
describe.runIf(isLocal)('access by HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.end());

  const get = async (persona: Asker, path: string) => {
    const { code, text } = await ask(world, persona, { path });
    expect(code).toBeNull();
    const rows: Record<string, unknown>[] = JSON.parse(text);
    return rows;
  };
  const call = (persona: Asker, name: string, body: object) =>
    ask(world, persona, { method: 'POST', path: `rpc/${name}`, body });
  const assertRowsUnchanged = async () => expect(await rowsOfAll(world)).toEqual(world.rows);

  test.each(PERSONAS)('%s has the grants that are pinned, and no others', async (persona) => {
    expect(await probe(world, persona)).toEqual(pinnedReach(persona));
  });

  describe('rows', () => {
    test.each(SIGNED_IN)('%s sees the rows that are their own', async (persona) => {
      const own = isPerson(persona) ? world.rows[persona] : null;
      for (const table of PERSONAL) {
        const key = keyOf(table);
        const seen = (await get(persona, `${table}?select=${key}`)).map((row) => String(row[key]));
        expect([table, seen.sort()]).toEqual([table, own?.[table] ?? []]);
      }
    });

    test('the service sees everybody’s', async () => {
      for (const table of PERSONAL) {
        const key = keyOf(table);
        const all = PEOPLE.flatMap((name) => world.rows[name][table]);
        const seen = await get('service', `${table}?select=${key}&${key}=in.(${all})`);
        expect(seen.map((row) => row[key]).sort()).toEqual(all.sort());
      }
    });

    test.each(OTHERS)('%s does not see what has left the catalogue', async (persona) => {
      const { retired } = world.places;
      for (const table of ['courses', 'modules', 'lessons']) {
        expect(await get(persona, `${table}?select=id&id=eq.${retired.course}`)).toEqual([]);
        expect(await get(persona, `${table}?select=id&limit=1`)).toHaveLength(1);
      }
    });

    test.each(PERSONAS)('%s reads the bodies that are open to them', async (persona) => {
      const { free, closed, retired } = world.places;
      const ids = [free.locked, closed.open, retired.lesson];
      const readable: Partial<Record<Asker, string[]>> = {
        dominique: [closed.open],
        alix: [closed.open],
        service: ids,
      };
      const rows = await get(persona, `lesson_bodies?select=lesson_id,html&lesson_id=in.(${ids})`);
      const seen = new Set(rows.map((row) => String(row['lesson_id'])));
      expect([...seen].sort()).toEqual((readable[persona] ?? []).sort());
      if (persona === 'service') return;
      for (const lesson_id of ids) {
        const { text } = await call(persona, 'lesson_gate', { lesson_id });
        expect(JSON.parse(text)).toMatchObject({ is_open: seen.has(lesson_id) });
      }
    });
  });

  describe('writing', () => {
    test.each(PERSONAS)(
      '%s writes no row that no grant lets them, their own or another’s',
      async (persona) => {
        const owners: Name[] = persona === 'dominique' ? ['dominique', 'camille'] : ['dominique'];
        if (isPerson(persona) && persona !== 'dominique') owners.push(persona);
        const { tables } = pinnedReach(persona);
        for (const [table, questions] of owners.flatMap((owner) => writes(world, owner))) {
          for (const verb of ['insert', 'update', 'delete'] as const) {
            const rights = tables[table]?.[verb];
            if (rights === true || (Array.isArray(rights) && rights.length > 0)) continue;
            for (const question of questions[verb]) {
              const answer = await ask(world, persona, question);
              expect([question, isRefused(persona, answer)]).toEqual([question, true]);
            }
          }
        }
        await assertRowsUnchanged();
      },
    );

    test('the service makes and ends sessions, enrolments and roles', async () => {
      const [course_id, person_id] = [world.places.closed.course, world.people.zoe.id];
      const from = (table: string) => service().from(table);
      const session = await from('sessions').insert(sessionOf(course_id)).select().single();
      const { id } = session.data;
      const later = { ends_at: '2901-01-01T00:00:00Z' };
      const moved = await from('sessions').update(later).eq('id', id).select().single();
      expect(moved.data.ends_at).toMatch(/^2901/);

      const added: Record<string, object> = {
        enrolments: { person_id, course_id, session_id: id },
        staff_roles: { person_id, role: 'course team', course_id },
      };
      for (const [table, row] of Object.entries(added)) {
        expect((await from(table).insert(row)).status).toBe(201);
        expect((await from(table).insert(row)).error?.code).toBe('23505');
        // Putting a row over another needs the right to change one.
        const over = await from(table).upsert(row, { onConflict: Object.keys(row).join() });
        expect(over.error?.code).toBe('42501');
        const ended = await from(table).delete().eq('person_id', person_id).select();
        expect(ended.data).toHaveLength(1);
      }
      const deleted = await from('sessions').delete().eq('id', id).select();
      expect(deleted.data).toHaveLength(1);
      await assertRowsUnchanged();
    });
  });

  describe('the caller’s own course', () => {
    test.each([
      ['stranger', 401, 'signed-out'],
      ['camille', 403, 'not-enrolled'],
      ['zoe', 403, 'not-enrolled'],
      ['lou', 403, 'not-enrolled'],
    ] as const)(
      '%s does not enter a course that asks for enrolment',
      async (persona, status, message) => {
        const { closed } = world.places;
        const entered = await call(persona, 'enter_course', { course_id: closed.course });
        expect(entered).toMatchObject({ status, message });
        const validated = await call(persona, 'validate_lesson', { lesson_id: closed.open });
        expect(validated.status).toBe(status);
        await assertRowsUnchanged();
      },
    );

    test('its team enters without being enrolled, and validates nothing', async () => {
      const { course: course_id, open: lesson_id } = world.places.closed;
      const entered = await call('alix', 'enter_course', { course_id });
      expect(JSON.parse(entered.text)).toEqual({ enrolment_id: null });
      expect(await call('alix', 'validate_lesson', { lesson_id })).toMatchObject({ status: 403 });
    });

    test('a locked lesson is validated by nobody', async () => {
      for (const persona of ['camille', 'dominique', 'zoe', 'lou'] as const) {
        const answer = await call(persona, 'validate_lesson', {
          lesson_id: world.places.free.locked,
        });
        expect(answer).toMatchObject({ status: 403, message: 'lesson-locked' });
      }
      await assertRowsUnchanged();
    });

    test('a learner finds and undoes their own progress alone', async () => {
      const { course: course_id, open: lesson_id } = world.places.free;
      const progress = async (persona: Name) =>
        JSON.parse((await call(persona, 'my_course', { course_id })).text);
      const before = await progress('dominique');
      expect(world.rows.dominique.enrolments).toContain(before.enrolment_id);
      expect(world.rows.camille.enrolments).toEqual([(await progress('camille')).enrolment_id]);
      expect(before.validated).toMatchObject([{ lesson_id }]);
      await call('camille', 'undo_validation', { lesson_id });
      expect((await progress('camille')).validated).toEqual([]);
      expect(await progress('dominique')).toMatchObject({ validated: before.validated });
      await call('camille', 'validate_lesson', { lesson_id });
      await assertRowsUnchanged();
    });
  });
});

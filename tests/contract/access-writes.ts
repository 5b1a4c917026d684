// Whole rows, as a form would send them: made, put over another, changed, deleted.
import { randomUUID } from 'node:crypto';
import type { Question, Table } from './access-probe.ts';
import { keyOf, type Name, PERSONAL, sessionOf, type World } from './access-world.ts';

const UPSERT = { prefer: 'resolution=merge-duplicates,return=representation' };

/** What a conflict is declared on. */
const UNIQUE: Record<string, string> = {
  lesson_bodies: 'lesson_id,hash',
  lesson_validations: 'enrolment_id,lesson_id',
  calendar_feeds: 'person_id',
  notice_preferences: 'person_id,kind',
  opening_alerts: 'person_id,module_id',
  community_memberships: 'community_id,person_id',
  member_details: 'person_id',
  post_readers: 'post_id,person_id',
  forum_reads: 'community_id,person_id',
  event_registrations: 'event_id,person_id',
  agenda_feeds: 'person_id,community_id',
};

function rowOf({ people, rows, places }: World, owner: Name): Record<Table, object> {
  const { free, closed, retired } = places;
  const person_id = people[owner].id;
  const enrolment_id = rows[owner].enrolments[0] ?? randomUUID();
  const created_at = '2026-01-01T00:00:00Z';
  const entry = { id: retired.course, slug: retired.course, title: 'Pris', position: 901 };
  return {
    calendar_feeds: { person_id, word: randomUUID(), made_at: '2026-01-01T00:00:00Z' },
    comments: {
      lesson_id: free.locked,
      author_id: person_id,
      body: 'Pris',
      created_at: '2026-01-01',
    },
    communities: { kind: 'community', slug: `pris-${randomUUID()}`, name: 'Pris', created_at },
    community_documents: {
      ...{ id: randomUUID(), community_id: randomUUID(), author_id: person_id, title: 'Pris' },
      ...{ description: '', category: '', created_at, changed_at: created_at, version_count: 1 },
    },
    community_document_versions: {
      ...{ id: randomUUID(), document_id: randomUUID(), number: 1, author_id: person_id },
      ...{ filename: 'Pris.pdf', ext: 'pdf', size_bytes: 1, notes: '', created_at },
    },
    community_memberships: {
      ...{ community_id: randomUUID(), person_id, state: 'member', is_administrator: true },
      joined_at: created_at,
    },
    consents: { person_id, document: 'terms', version: '2', given_at: '2026-01-01T00:00:00Z' },
    courses: { ...entry, access: 'public' },
    enrolments: { person_id, course_id: closed.course },
    forum_categories: {
      ...{ id: randomUUID(), community_id: randomUUID(), name: 'Pris', position: 1, created_at },
    },
    forum_reads: { community_id: randomUUID(), person_id, read_until: created_at },
    events: {
      ...{ id: randomUUID(), community_id: randomUUID(), author_id: person_id, title: 'Pris' },
      ...{ starts_at: created_at, ends_at: '2026-01-02T00:00:00Z', zone: 'UTC', place: 'Pris' },
      ...{ created_at, changed_at: created_at },
    },
    event_registrations: {
      ...{ event_id: randomUUID(), person_id, state: 'registered', registered_at: created_at },
      placed_at: created_at,
    },
    agenda_feeds: {
      ...{ person_id, community_id: randomUUID(), word: randomUUID(), made_at: created_at },
    },
    lesson_bodies: { lesson_id: retired.lesson, hash: retired.lesson, html: '<p>pris</p>' },
    lesson_validations: { enrolment_id, lesson_id: free.locked },
    lessons: { ...entry, module_id: retired.course, kind: 'lesson', is_static: true },
    member_details: { person_id, employer: 'Pris' },
    modules: { ...entry, course_id: free.course },
    notice_preferences: {
      person_id,
      kind: 'answer',
      mail: 'off',
      changed_at: '2026-01-01T00:00:00Z',
    },
    notifications: {
      person_id,
      kind: 'answer',
      unique_key: randomUUID(),
      created_at: '2026-01-01T00:00:00Z',
    },
    opening_alerts: { person_id, module_id: free.course, created_at: '2026-01-01T00:00:00Z' },
    notes: { id: randomUUID(), person_id, lesson_id: free.open, body: 'Pris' },
    post_readers: { post_id: randomUUID(), person_id, is_following: true },
    posts: {
      ...{ id: randomUUID(), community_id: randomUUID(), kind: 'topic', author_id: person_id },
      ...{ title: 'Pris', body: 'Pris', created_at, published_at: created_at },
      last_activity_at: created_at,
    },
    profiles: { id: person_id, username: `pris-${randomUUID()}`, display_name: 'Pris' },
    quiz_attempts: {
      ...{ enrolment_id, lesson_id: free.locked, quiz_hash: 'pris', number: 901 },
      ...{ started_at: '2026-01-01T00:00:00Z', current_question: 1 },
    },
    replies: {
      ...{
        id: randomUUID(),
        post_id: randomUUID(),
        author_id: person_id,
        body: 'Pris',
        created_at,
      },
    },
    sessions: sessionOf(closed.course),
    staff_roles: { person_id, role: 'platform staff' },
  };
}

/** Written by functions alone: no grant leads to a row of these. */
const BY_PERSON: Record<string, string> = {
  calendar_feeds: 'person_id',
  comments: 'author_id',
  // Nobody's: no community has the id of a person.
  communities: 'id',
  community_documents: 'author_id',
  community_document_versions: 'author_id',
  community_memberships: 'person_id',
  member_details: 'person_id',
  forum_categories: 'id',
  forum_reads: 'person_id',
  post_readers: 'person_id',
  events: 'author_id',
  event_registrations: 'person_id',
  agenda_feeds: 'person_id',
  notes: 'person_id',
  notice_preferences: 'person_id',
  notifications: 'person_id',
  opening_alerts: 'person_id',
  posts: 'author_id',
  replies: 'author_id',
};

/** The rows of somebody; of the catalogue, which is nobody's, those that are in nobody's way. */
function rowsAt({ people, rows, places }: World, table: string, owner: Name): string {
  const person = BY_PERSON[table];
  if (person) return `${person}=eq.${people[owner].id}`;
  const personal = PERSONAL.find((name) => name === table);
  if (!personal)
    return `${table === 'lesson_bodies' ? 'lesson_id' : 'id'}=eq.${places.retired.lesson}`;
  const own = rows[owner][personal];
  return `${keyOf(personal)}=in.(${own.length > 0 ? own : randomUUID()})`;
}

type Writes = Record<'insert' | 'update' | 'delete', Question[]>;

/** Per table; on rows of this owner. */
export function writes(world: World, owner: Name): [string, Writes][] {
  return Object.entries(rowOf(world, owner)).map(([table, body]) => {
    const path = `${table}?${rowsAt(world, table, owner)}`;
    const onConflict = `${table}?on_conflict=${UNIQUE[table] ?? 'id'}`;
    const insert = [
      { method: 'POST', path: table, body },
      { method: 'POST', path: table, body: [body] },
      { method: 'POST', path: table, body, headers: UPSERT },
      { method: 'POST', path: onConflict, body, headers: UPSERT },
    ];
    const update = [{ method: 'PATCH', path, body }];
    return [table, { insert, update, delete: [{ method: 'DELETE', path }] }];
  });
}

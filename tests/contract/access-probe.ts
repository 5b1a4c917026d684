// What supabase/tests/access.ts finds out in SQL, found out by requests. Both are compared with the
// same pins, so that a grant is changed in one place.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Access } from '../../supabase/tests/access.ts';
import type { Database } from '../../supabase/types.ts';
import type { Asker, World } from './access-world.ts';
import { call, publishableKey, secretKey } from './supabase.ts';

type Public = Database['public'];
export type Table = keyof Public['Tables'];
type Function = keyof Public['Functions'];

const Refusal = z.object({ code: z.string(), message: z.string() });

export interface Question {
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  text: string;
  /** PostgreSQL's or PostgREST's code; null where the request was granted. */
  code: string | null;
  message: string;
}

/** One request to the API as this persona. */
export async function ask(
  { tokens }: Pick<World, 'tokens'>,
  persona: Asker,
  { method = 'GET', path, body, headers }: Question,
): Promise<Answer> {
  const token = tokens[persona];
  const response = await call(`/rest/v1/${path}`, {
    method,
    headers: {
      apikey: persona === 'service' ? secretKey : publishableKey,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const { status } = response;
  const text = await response.text();
  if (response.ok) return { status, text, code: null, message: '' };
  return { status, text, ...Refusal.parse(JSON.parse(text)) };
}

/** True when a grant is missing; false when the request came as far as rows, constraints or the function. */
export function isRefused(persona: Asker, { status, code, message }: Answer): boolean {
  if (code === '42501' && message.startsWith('permission denied for ')) {
    const expected = persona === 'anon' ? 401 : 403;
    if (status !== expected) throw new Error(`Refused with ${status}, not ${expected}: ${message}`);
    return true;
  }
  const isAnswered = code === null || code === '42501' || /^(23|PT)/.test(code);
  if (!isAnswered) throw new Error(`${persona} was answered ${status} ${code} ${message}`);
  return false;
}

/** Columns that may be read, inserted, changed; whether rows may be deleted. */
export interface Rights {
  select: string[];
  insert: string[];
  update: string[];
  delete: boolean;
}

export interface Reach {
  tables: Record<string, Rights>;
  functions: string[];
}

const VERBS = ['select', 'insert', 'update'] as const;

export function pinnedReach(persona: Asker): Reach {
  const file = new URL(`../../supabase/tests/access/${persona}.json`, import.meta.url);
  const { tables, functions }: Access = JSON.parse(readFileSync(file, 'utf8'));
  const columns = (pin: string) =>
    pin.includes(': ') ? (pin.split(': ')[0] ?? '').split(' ').sort() : [];
  const isPublic = (name: string) => !name.includes('.');
  return {
    tables: Object.fromEntries(
      Object.entries(tables)
        .filter(([name]) => isPublic(name))
        .map(([name, pins]) => [
          name,
          {
            select: columns(pins.select),
            insert: columns(pins.insert),
            update: columns(pins.update),
            delete: !pins.delete.startsWith('no '),
          },
        ]),
    ),
    functions: functions
      .filter(isPublic)
      .map((signature) => signature.replace(/\(.*/, ''))
      .sort(),
  };
}

const nowhere = randomUUID();

/** Arguments with which an allowed call does nothing that anybody notices. */
const ARGUMENTS = {
  accept_terms: { version: 'contract' },
  account_state: {},
  change_profile: {
    account: nowhere,
    display_name: 'Contract',
    first_name: '',
    last_name: '',
    civility: '',
    with_username: false,
  },
  ask_opening_alert: { module_id: nowhere },
  calendar_feed: { word: nowhere, client_address: '' },
  answer_contest: { decision_id: nowhere, is_kept: true, answer: 'contract' },
  cancel_deletion: {},
  check_quiz_question: { attempt_id: nowhere, question: 1 },
  cancel_opening_alert: { module_id: nowhere },
  claim_mail: { batch: 0 },
  close_quiz_part: { attempt_id: nowhere, part: 1 },
  comment_thread: { comment_id: nowhere },
  change_document: { document_id: nowhere, title: '', description: '', category: '' },
  community: { slug: 'nulle-part' },
  course_community: { course_id: nowhere },
  community_document: { document_id: nowhere },
  community_pictures: { community_ids: [nowhere] },
  confirm_recovery_code: { courriel: 'nulle-part', code: '', client_address: '' },
  confirm_sign_up: { client_address: '', token: nowhere },
  contest_decision: { decision_id: nowhere, contest: 'contract' },
  count_discarded_files: {},
  count_due_mail: {},
  course_figures: { course_id: nowhere },
  delete_note: { note_id: nowhere },
  decide_report: { report_id: nowhere, is_upheld: false, rule: '', facts: '', answer: '' },
  delete_comment: { id: nowhere },
  delete_experience: { id: nowhere },
  delete_news: { id: nowhere },
  discard_upload: { upload_id: nowhere },
  edit_comment: { id: nowhere, body: 'contract' },
  export_members: { community_id: nowhere },
  enter_course: { course_id: nowhere },
  export_my_data: {},
  forget_discarded_files: { bucket: 'nulle-part', names: [] },
  find_comment: { comment_id: nowhere },
  finish_email_change: { change: nowhere, kept_session: nowhere },
  finish_quiz: { attempt_id: nowhere },
  finish_sign_up: { ticket: nowhere },
  go_to_quiz_question: { attempt_id: nowhere, question: 1 },
  give_help_opinion: { page_id: '', is_helpful: true },
  grant_password: { account: nowhere },
  accept_invitation: { token: 'contract' },
  invite_by_mail: { community_id: nowhere, courriels: ['contract'] },
  list_invitations: { community_id: nowhere },
  make_invitation_link: { community_id: nowhere, days: 1, max_uses: 1 },
  read_invitation: { token: 'contract' },
  withdraw_invitation: { id: nowhere },
  answer_requests: { ids: [nowhere], answer: 'accept' },
  count_my_queue: {},
  forget_ready_answer: { id: nowhere },
  keep_ready_answer: { id: nowhere, body: 'contract' },
  leave_community: { community_id: nowhere },
  my_queue: {},
  my_ready_answers: {},
  preview_leaving: { community_id: nowhere },
  withdraw_request: { community_id: nowhere },
  join_community: { community_id: nowhere },
  home_of_community: { community_id: nowhere },
  cancel_event: { event_id: nowhere },
  event: { event_id: nowhere },
  export_registered: { event_id: nowhere },
  list_events: { community_id: nowhere },
  list_registered: { event_id: nowhere },
  my_agenda_feed: { community_id: nowhere },
  register_for_event: { event_id: nowhere },
  renew_agenda_feed: { community_id: nowhere },
  save_event: {
    ...{ id: nowhere, community_id: nowhere, title: 'Contract', description: '' },
    ...{ starts_at: '2026-12-01T09:00:00Z', ends_at: '2026-12-01T10:00:00Z', zone: 'UTC' },
  },
  withdraw_from_event: { event_id: nowhere },
  lesson_gate: { lesson_id: nowhere },
  lesson_quiz: { lesson_id: nowhere },
  mail_health: {},
  make_human_check: {},
  mail_attachments: { mail_id: nowhere },
  mark_mail_failed: { mail_id: nowhere, reason: 'contract', is_permanent: true },
  mark_upload_checked: { upload_id: nowhere, size_bytes: 1 },
  mark_mail_sent: { mail_id: nowhere, receipt: 'contract' },
  mark_news_read: { community_id: nowhere, shown: [] },
  mark_notice_read: { notice_id: 0 },
  mark_notices_read: { up_to: 0 },
  my_comments: {},
  my_communities: {},
  list_communities: {},
  list_members: { community_id: nowhere },
  list_discarded_files: { batch: 0 },
  list_documents: { community_id: nowhere },
  list_groups: { community_id: nowhere },
  list_experiences: { community_id: nowhere },
  list_links: { community_id: nowhere },
  list_news: { community_id: nowhere },
  list_comments: { lesson_id: nowhere },
  list_replies: { head_id: nowhere },
  mark_useful: { post_id: nowhere, is_useful: true },
  moderate_comment: { comment_id: nowhere, action: 'hide', rule: 'law', facts: 'contract' },
  moderation_desk: {},
  my_course: { course_id: nowhere },
  my_goal: {},
  my_login: {},
  my_mails: {},
  my_notice_settings: {},
  my_notices: {},
  my_opening_alert: { module_id: nowhere },
  my_place: { lesson_id: nowhere },
  my_moderation: {},
  my_profile: {},
  my_progress: {},
  my_timeline: {},
  note_failed_search: { query: '' },
  open_document: { ticket: '' },
  open_email_change: { token: nowhere },
  open_recovery: { token: nowhere },
  own_member_details: {},
  one_experience: { id: nowhere },
  one_news: { id: nowhere },
  order_links: { community_id: nowhere, ids: [] },
  pause_goal: { weeks: 0 },
  permit_account: { courriel: nowhere },
  pin_news: { id: nowhere, is_pinned: true },
  post_comment: { id: nowhere, lesson_id: nowhere, body: 'contract' },
  prepare_profile: { ticket: nowhere, display_name: 'Contract' },
  publish_document: { document_id: nowhere, upload_id: nowhere, title: 'contract' },
  publish_document_version: { document_id: nowhere, upload_id: nowhere },
  quiz_attempt: { attempt_id: nowhere },
  remove_link: { id: nowhere, community_id: nowhere },
  remove_document: { document_id: nowhere },
  report_comment: { comment_id: nowhere, reason: '', explanation: '', is_good_faith: false },
  report_sign_up: { courriel: 'nulle-part', client_address: '' },
  request_deletion: { account: nowhere },
  resend_sign_up: { client_address: '', token: nowhere },
  resolve_login: { login: nowhere, client_address: '' },
  save_quiz_answer: {
    attempt_id: nowhere,
    question: 1,
    choices: [],
    revision: 0,
    writer: nowhere,
    step: 1,
  },
  renew_calendar: {},
  save_notice_preferences: { mails: {} },
  // Nothing given: as it was before anybody filled it in.
  save_member_details: {},
  save_experience: {
    ...{ id: nowhere, community_id: nowhere, title: 'contract', context: '', body: 'contract' },
    ...{ result: '', contact: '' },
  },
  save_link: { id: nowhere, community_id: nowhere, title: '', address: 'https://nulle-part.test/' },
  save_news: { id: nowhere, community_id: nowhere, title: 'contract', body: 'contract' },
  save_place: { lesson_id: nowhere, block: 0, fraction: 0 },
  send_contact_message: {
    key: nowhere,
    topic: 'other',
    name: '',
    courriel: 'nulle-part',
    message: 'contract',
    page: '',
    reason: '',
    diagnosis: '',
    screenshot: '',
    screenshot_type: '',
    account: nowhere,
    client_address: '',
  },
  set_community_picture: { community_id: nowhere },
  set_goal: { lessons_per_week: 0 },
  sign_up_mail: { follow: nowhere },
  save_note: {
    note_id: nowhere,
    lesson_id: nowhere,
    anchor: '',
    quote: '',
    body: 'contract',
    revision: 1,
  },
  sign_document: { version_id: nowhere },
  spend_human_check: { proof: {} },
  start_email_change: { account: nowhere, courriel: 'nulle-part' },
  start_quiz: { lesson_id: nowhere },
  start_recovery: { courriel: 'nulle-part', client_address: '' },
  start_upload: {
    upload_id: nowhere,
    community_id: nowhere,
    purpose: 'document',
    filename: 'contract.pdf',
    size_bytes: 1,
  },
  start_sign_up: { courriel: 'nulle-part', client_address: '' },
  suggested_communities: {},
  take_greeting: {},
  tick: {},
  undo_validation: { lesson_id: nowhere },
  unread_notices: {},
  unsubscribe: { token: nowhere },
  upload_to_check: { upload_id: nowhere },
  validate_lesson: { lesson_id: nowhere },
  visit_lesson: { lesson_id: nowhere },
  answer_post_contest: { decision_id: nowhere, is_kept: true, answer: 'contract' },
  close_community: { community_id: nowhere },
  communities_i_run: {},
  community_figures: { community_id: nowhere },
  community_log: { community_id: nowhere },
  community_reports: { community_id: nowhere },
  community_settings: { community_id: nowhere },
  contest_post_decision: { decision_id: nowhere, contest: 'contract' },
  create_community: {
    ...{ id: nowhere, name: '', description: '', needs_approval: true, is_listed: true },
    parent_id: nowhere,
  },
  decide_post_report: { report_id: nowhere, is_upheld: false, rule: '', facts: '', answer: '' },
  lift_suspension: { community_id: nowhere, person_id: nowhere },
  list_closed_communities: {},
  list_suspended: { community_id: nowhere },
  moderate_post: { post_id: nowhere, action: 'hide', rule: 'law', facts: 'contract' },
  move_group: { group_id: nowhere, to_id: nowhere },
  move_post: { post_id: nowhere, community_id: nowhere },
  my_post_moderation: {},
  places_for_post: { post_id: nowhere },
  preview_group_move: { group_id: nowhere, to_id: nowhere },
  remove_member: { community_id: nowhere, person_id: nowhere, reason: 'contract' },
  reopen_community: { community_id: nowhere },
  report_post: { post_id: nowhere, reason: '', explanation: '', is_good_faith: false },
  save_community_settings: {
    ...{ community_id: nowhere, version: 1, name: '', description: '', needs_approval: true },
    ...{ is_listed: true, ask_again_days: 30, member_parts: [], audience_types: [] },
    ...{ audience_sizes: [], audience_positions: [] },
  },
  search_communities: { query: 'contract' },
  set_administrator: { community_id: nowhere, person_id: nowhere, is_administrator: false },
  suspend_member: { community_id: nowhere, person_id: nowhere, reason: 'contract' },
  where_to_resume: {},
  // The forum.
  delete_reply: { id: nowhere },
  delete_topic: { id: nowhere },
  edit_reply: { id: nowhere, body: 'contract' },
  edit_topic: { id: nowhere, title: 'contract', body: 'contract' },
  follow_post: { post_id: nowhere, is_following: false },
  forum: { community_id: nowhere },
  list_post_replies: { post_id: nowhere },
  list_topics: { community_id: nowhere },
  mark_forum_read: { community_id: nowhere },
  mark_post_read: { post_id: nowhere },
  order_categories: { community_id: nowhere, ids: [] },
  remove_category: { id: nowhere },
  save_category: { id: nowhere, community_id: nowhere, name: 'contract' },
  search_forum: { community_id: nowhere, query: 'contract' },
  session_talks: { course_id: nowhere },
  set_solution: { post_id: nowhere },
  suggest_members: { community_id: nowhere, query: 'contract' },
  topic: { post_id: nowhere },
  write_reply: { id: nowhere, post_id: nowhere, body: 'contract' },
  write_topic: { id: nowhere, community_id: nowhere, title: 'contract', body: 'contract' },
} satisfies { [F in Function]: Public['Functions'][F]['Args'] };

const argumentsOf = (name: string): object => {
  const found = Object.entries(ARGUMENTS).find(([known]) => known === name);
  if (!found) throw new Error(`Say in ARGUMENTS how to call ${name} without harm`);
  return found[1];
};

/** Every verb on every column of every table, and every function, as this persona. No row is touched. */
export async function probe(world: World, persona: Asker): Promise<Reach> {
  const isGranted = async (question: Question) =>
    !isRefused(persona, await ask(world, persona, question));
  const { tables, functions } = await listPublic(world);
  const reach: Reach = { tables: {}, functions: [] };
  for (const { name: table, columns, generated } of tables) {
    // No row of any type is both.
    const none = `${table}?${columns[0]}=is.null&${columns[0]}=not.is.null`;
    const rights: Rights = { select: [], insert: [], update: [], delete: false };
    const tryColumn = async (column: string) => {
      const body = { [column]: null };
      const questions: Record<(typeof VERBS)[number], Question> = {
        select: { path: `${table}?select=${column}&limit=1` },
        // An empty required column stops a row that a grant would let in.
        insert: { method: 'POST', path: table, body },
        update: { method: 'PATCH', path: none, body },
      };
      for (const verb of VERBS) {
        // What the database makes itself is refused to everybody, before any grant is looked at.
        if (verb !== 'select' && generated.includes(column)) continue;
        if (await isGranted(questions[verb])) rights[verb].push(column);
      }
    };
    await Promise.all(columns.map(tryColumn));
    rights.delete = await isGranted({ method: 'DELETE', path: none });
    reach.tables[table] = {
      ...rights,
      select: rights.select.sort(),
      insert: rights.insert.sort(),
      update: rights.update.sort(),
    };
  }
  for (const name of functions) {
    const question = { method: 'POST', path: `rpc/${name}`, body: argumentsOf(name) };
    if (await isGranted(question)) reach.functions.push(name);
  }
  return reach;
}

/** From the database itself: what is new there must be in the pins. */
async function listPublic({ sql }: World) {
  const tables = await sql`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
      coalesce(array_agg(a.attname::text) filter (
        where a.attgenerated <> '' or a.attidentity = 'a'), '{}') as generated
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and a.attnum > 0 and not a.attisdropped
    group by 1 order by 1`;
  const functions = await sql`
    select distinct proname as name from pg_proc
    where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype order by 1`;
  const Table = z.object({
    name: z.string(),
    columns: z.array(z.string()).nonempty(),
    generated: z.array(z.string()),
  });
  return {
    tables: z.array(Table).parse(tables),
    functions: functions.map(({ name }) => String(name)),
  };
}

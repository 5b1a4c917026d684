// Everything that somebody may ask for in a community, told for any community: for the tests that
// ask it as everybody, in SQL and over HTTP.
import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';
import { BUDGET, CLOSED, EUROPE, HIDDEN, HIDDEN_GROUP, MAIRIES } from './communities.ts';
import type { Persona } from './fixtures.ts';
import { type Name, personId } from './personas.ts';

/** Of a listed community, a group of it, a hidden one, a hidden group, a closed one, and none at all. */
export const PLACES = {
  listed: { id: MAIRIES, slug: 'mairies' },
  group: { id: BUDGET, slug: 'mairies-budget' },
  hidden: { id: HIDDEN, slug: 'discrete' },
  'hidden-group': { id: HIDDEN_GROUP, slug: 'mairies-discret' },
  closed: { id: CLOSED, slug: 'fermee' },
  absent: { id: '00000008-0000-4000-8000-000000000099', slug: 'nulle-part' },
} as const;
export type Place = keyof typeof PLACES;

/** Everybody whom a community tells apart; of the listed one, where nothing else is said. */
export const EVERYBODY = {
  anon: 'signed out',
  stranger: 'signed in, without a profile',
  zoe: 'an outsider',
  ines: 'waits for an answer',
  omar: 'was refused',
  nadia: 'is suspended',
  sacha: 'its administrator, barred from the platform',
  camille: 'a member, who waits for an answer of the group',
  dominique: 'a member of the group and of the hidden one',
  lou: 'administrator of both groups',
  alix: 'administrator',
  basile: 'administrator of another and of the hidden one',
  elise: 'platform staff',
} as const satisfies Partial<Record<Persona, string>>;
export type Everybody = keyof typeof EVERYBODY;

type Thing =
  | 'topic'
  | 'reply'
  | 'news'
  | 'experience'
  | 'document'
  | 'version'
  | 'event'
  | 'category'
  | 'link'
  | 'invitation'
  | 'request'
  | 'report'
  | 'decision'
  | 'new';

/** A stable id for a kind of thing in a place. */
export function idOf(thing: Thing, place: Place): string {
  const hex = createHash('md5').update(`${thing} ${place}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
const tokenOf = (place: Place) => `${idOf('invitation', place).replaceAll('-', '')}-mot-secret`;

/** Stands in the titles of a place, and nowhere else. */
const wordOf = (place: Place) => `mot${place.replace('-', '')}`;

type Args = Record<string, unknown>;
/** A function and what it is asked with; two of one function have another word behind a blank. */
export type Calls = Record<string, Args>;

const AUTHOR = personId('lea');
const ASKING = personId('mo');
const BARRED = personId('ida');

export function callsIn(place: Place): Calls {
  const { id: community_id, slug } = PLACES[place];
  const of = (thing: Thing) => idOf(thing, place);
  const [topic, reply, news, experience] = [of('topic'), of('reply'), of('news'), of('experience')];
  const [document_id, version_id, event_id] = [of('document'), of('version'), of('event')];
  const event = {
    ...{ community_id, title: 'Réunion', description: '', starts_at: '2030-01-01T09:00:00Z' },
    ...{ ends_at: '2030-01-01T10:00:00Z', zone: 'UTC', place: 'Ici' },
  };
  const story = {
    community_id,
    title: 'Récit',
    context: '',
    body: 'Fait',
    result: '',
    contact: '',
  };
  const settings = {
    ...{ community_id, version: 1, name: 'Nom', description: '', needs_approval: true },
    ...{ is_listed: true, ask_again_days: 30, member_parts: ['forum'], audience_types: [] },
    ...{ audience_sizes: [], audience_positions: [] },
  };
  return {
    community: { slug },
    list_groups: { community_id },
    join_community: { community_id },
    withdraw_request: { community_id },
    preview_leaving: { community_id },
    leave_community: { community_id },
    answer_requests: { ids: [of('request')], answer: 'accept' },
    list_invitations: { community_id },
    make_invitation_link: { community_id, days: 1, max_uses: 1 },
    invite_by_mail: { community_id, courriels: ['personne@preau.test'] },
    withdraw_invitation: { id: of('invitation') },
    read_invitation: { token: tokenOf(place) },
    accept_invitation: { token: tokenOf(place) },
    list_members: { community_id },
    export_members: { community_id },
    home_of_community: { community_id },
    // The forum.
    suggest_members: { community_id, query: 'mar' },
    forum: { community_id },
    list_topics: { community_id },
    topic: { post_id: topic },
    search_forum: { community_id, query: 'sujet' },
    list_post_replies: { post_id: topic },
    write_topic: { id: of('new'), community_id, title: 'Sujet', body: 'Texte' },
    edit_topic: { id: topic, title: 'Autre', body: 'Texte' },
    delete_topic: { id: topic },
    set_solution: { post_id: topic, reply_id: reply },
    write_reply: { id: of('new'), post_id: topic, body: 'Texte' },
    'write_reply quoting': { id: of('new'), post_id: topic, body: 'Texte', quoted_id: reply },
    edit_reply: { id: reply, body: 'Autre' },
    delete_reply: { id: reply },
    follow_post: { post_id: topic, is_following: true },
    mark_post_read: { post_id: topic },
    mark_forum_read: { community_id },
    save_category: { id: of('new'), community_id, name: 'Rubrique' },
    order_categories: { community_id, ids: [of('category')] },
    remove_category: { id: of('category') },
    // News, experiences, links.
    list_news: { community_id },
    one_news: { id: news },
    save_news: { id: of('new'), community_id, title: 'Nouvelle', body: 'Texte' },
    'save_news again': { id: news, community_id, title: 'Nouvelle', body: 'Autre' },
    pin_news: { id: news, is_pinned: true },
    delete_news: { id: news },
    mark_news_read: { community_id, shown: [news] },
    list_experiences: { community_id },
    one_experience: { id: experience },
    save_experience: { id: of('new'), ...story },
    delete_experience: { id: experience },
    mark_useful: { post_id: experience, is_useful: true },
    list_links: { community_id },
    save_link: { id: of('new'), community_id, title: 'Lien', address: 'https://preau.test/' },
    order_links: { community_id, ids: [of('link')] },
    remove_link: { id: of('link'), community_id },
    // Documents and pictures.
    list_documents: { community_id },
    community_document: { document_id },
    sign_document: { version_id },
    change_document: { document_id, title: 'Autre', description: '', category: '' },
    publish_document_version: { document_id, upload_id: of('new') },
    remove_document: { document_id },
    start_upload: {
      ...{ upload_id: of('new'), community_id, purpose: 'document', filename: 'a.pdf' },
      size_bytes: 1,
    },
    'start_upload of a picture': {
      ...{ upload_id: of('new'), community_id, purpose: 'picture', filename: 'a.png' },
      size_bytes: 1,
    },
    set_community_picture: { community_id },
    community_pictures: { community_ids: [community_id] },
    // The agenda.
    list_events: { community_id },
    event: { event_id },
    save_event: { id: of('new'), ...event },
    'save_event again': { id: event_id, ...event, title: 'Autre', seen_sequence: 0 },
    cancel_event: { event_id },
    register_for_event: { event_id },
    withdraw_from_event: { event_id },
    list_registered: { event_id },
    export_registered: { event_id },
    my_agenda_feed: { community_id },
    renew_agenda_feed: { community_id },
    // Running it.
    community_settings: { community_id },
    save_community_settings: settings,
    set_administrator: { community_id, person_id: AUTHOR, is_administrator: true },
    remove_member: { community_id, person_id: AUTHOR, reason: 'Parti' },
    suspend_member: { community_id, person_id: AUTHOR, reason: 'Insultes' },
    lift_suspension: { community_id, person_id: BARRED },
    list_suspended: { community_id },
    create_community: {
      ...{ id: of('new'), name: 'Groupe', description: '', needs_approval: true },
      ...{ is_listed: true, parent_id: community_id },
    },
    close_community: { community_id },
    reopen_community: { community_id },
    preview_group_move: { group_id: community_id, to_id: EUROPE },
    'preview_group_move to it': { group_id: BUDGET, to_id: community_id },
    move_group: { group_id: community_id, to_id: EUROPE },
    'move_group to it': { group_id: BUDGET, to_id: community_id },
    community_figures: { community_id },
    community_log: { community_id },
    // Moderation.
    report_post: { post_id: topic, reason: 'spam', explanation: '', is_good_faith: true },
    'report_post of a reply': {
      ...{ post_id: topic, reply_id: reply, reason: 'spam', explanation: '', is_good_faith: true },
    },
    moderate_post: { post_id: topic, action: 'hide', rule: 'law', facts: 'Vu' },
    places_for_post: { post_id: topic },
    'places_for_post there': { post_id: idOf('topic', 'listed'), community_id },
    move_post: { post_id: topic, community_id: EUROPE },
    'move_post there': { post_id: idOf('topic', 'listed'), community_id },
    community_reports: { community_id },
    decide_post_report: {
      ...{ report_id: of('report'), is_upheld: false, rule: 'none', facts: '', answer: 'Non' },
    },
    contest_post_decision: { decision_id: of('decision'), contest: 'Non' },
    answer_post_contest: { decision_id: of('decision'), is_kept: true, answer: 'Oui' },
    search_communities: { query: wordOf(place) },
  };
}

export const nameOf = (call: string): string => call.split(' ')[0] ?? call;

const literal = (value: unknown): string => {
  if (value === null) return 'null';
  const text = Array.isArray(value) ? `{${value.join(',')}}` : String(value);
  return `'${text.replaceAll("'", "''")}'`;
};

/** The same as a statement of PostgreSQL. */
export const sqlOf = (call: string, args: Args): string =>
  `select public.${nameOf(call)}(${Object.entries(args)
    .map(([name, value]) => `${name} => ${literal(value)}`)
    .join(', ')})`;

/** What the functions of communities ask nobody's leave for: they are about the caller alone. */
export const OWN = [
  ...['communities_i_run', 'count_my_queue', 'course_community', 'forget_ready_answer'],
  ...['keep_ready_answer', 'list_closed_communities', 'list_communities', 'my_communities'],
  ...[
    'my_notice_settings',
    'my_post_moderation',
    'my_queue',
    'my_ready_answers',
    'open_document',
    'own_member_details',
  ],
  ...['publish_document', 'save_member_details', 'session_talks', 'suggested_communities'],
  ...['take_greeting', 'upload_to_check'],
];

/** One thing of every kind in each place that is there; by people whom nobody asks as. */
export async function fillPlaces(sql: Sql | FillQuery): Promise<void> {
  const there = (Object.keys(PLACES) as Place[]).filter((place) => place !== 'absent');
  for (const place of there) {
    const of = (thing: Thing) => idOf(thing, place);
    const { id } = PLACES[place];
    const at = '2026-01-01T00:00:00Z';
    await sql`
      insert into public.community_memberships
        (community_id, person_id, state, asked_at, joined_at, request_id, reminders)
      values (${id}, ${AUTHOR}, 'member', null, ${at}, null, 0),
        (${id}, ${BARRED}, 'suspended', null, ${at}, null, 0),
        (${id}, ${ASKING}, 'pending', ${at}, null, ${of('request')}, 2)`;
    for (const kind of ['topic', 'news', 'experience'] as const) {
      await sql`
        insert into public.posts (id, community_id, kind, author_id, title, body, created_at,
          published_at, last_activity_at)
        values (${of(kind)}, ${id}, ${kind}, ${AUTHOR}, ${`Titre ${wordOf(place)}`}, 'Texte', ${at}, ${at},
          ${at})`;
    }
    await sql`
      insert into public.replies (id, post_id, author_id, body, created_at)
      values (${of('reply')}, ${of('topic')}, ${AUTHOR}, 'Réponse', ${at})`;
    await sql`
      insert into public.forum_categories (id, community_id, name, position, created_at)
      values (${of('category')}, ${id}, 'Divers', 1, ${at})`;
    await sql`
      insert into app.community_links (id, community_id, title, address, position, changed_at)
      values (${of('link')}, ${id}, 'Lien', 'https://preau.test/', 1, ${at})`;
    await sql`
      insert into public.community_documents (id, community_id, author_id, title, description,
        category, created_at, changed_at, version_count, vector)
      values (${of('document')}, ${id}, ${AUTHOR}, 'Guide', '', '', ${at}, ${at}, 1, '')`;
    await sql`
      insert into public.community_document_versions (id, document_id, number, author_id, filename,
        ext, size_bytes, notes, created_at)
      values (${of('version')}, ${of('document')}, 1, ${AUTHOR}, 'g.pdf', 'pdf', 1, '', ${at})`;
    await sql`
      insert into public.events (id, community_id, author_id, title, starts_at, ends_at, zone, place,
        needs_registration, created_at, changed_at)
      values (${of('event')}, ${id}, ${AUTHOR}, 'Réunion', '2899-01-01T09:00:00Z',
        '2899-01-01T10:00:00Z', 'UTC', 'Ici', true, ${at}, ${at})`;
    await sql`
      insert into app.community_invitations (id, community_id, kind, token_hash, invited_by,
        created_at, expires_at, max_uses)
      values (${of('invitation')}, ${id}, 'link', app.digest(${tokenOf(place)}), ${AUTHOR}, ${at},
        '2899-01-01T00:00:00Z', 5)`;
    await sql`
      insert into app.post_reports (id, community_id, post_id, reporter_id, reason, explanation,
        reported_text, created_at)
      values (${of('report')}, ${id}, ${of('topic')}, ${BARRED}, 'spam', '', 'Texte', ${at})`;
    await sql`
      insert into app.post_decisions (id, community_id, post_id, author_id, decided_by, action, rule,
        facts, decided_text, decided_at, contested_at, contest)
      values (${of('decision')}, ${id}, ${of('topic')}, ${AUTHOR}, ${BARRED}, 'hide', 'law', 'Vu',
        'Texte', ${at}, ${at}, 'Non')`;
  }
}
type FillQuery = (text: TemplateStringsArray, ...values: string[]) => PromiseLike<unknown>;

/** Whom nothing in a place concerns: to them it is as absent. */
export const CONCERNED: Partial<Record<Place, Name[]>> = {
  hidden: ['basile', 'dominique', 'elise'],
  'hidden-group': ['lou', 'alix', 'elise'],
  closed: ['elise'],
};

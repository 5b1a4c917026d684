import type { World } from './fixtures.ts';
import {
  attemptId,
  communityId,
  enrolmentId,
  personId,
  postId,
  replyId,
  userId,
} from './personas.ts';

/** Somebody about whom every personal table knows something, in every column that has a name here. */
export const LEAVING = {
  id: personId('camille'),
  account: userId('camille'),
  email: 'camille@preau.test',
  newEmail: 'camille.neuve@preau.test',
  names: ['camille', 'Camille', 'Camille-Prénom', 'Camille-Nom'],
};
/** What the rows that follow her enrolments name, instead of her. */
export const FOLLOWED = [enrolmentId(1), enrolmentId(91), attemptId(1), attemptId(91)];
const { id, account, email, newEmail } = LEAVING;
const DAY = '2026-03-01T10:00:00Z';
const COMMENT = '00000007-0000-4000-8000-000000000002';
const POST = '00000007-0000-4000-8000-000000000003';
const DOCUMENT = '00000007-0000-4000-8000-000000000004';
const RECOVERY = '00000007-0000-4000-8000-000000000001';

/** Puts a row about `LEAVING` into every personal table. A new personal table gets its statement here. */
export async function fillEverywhere({ admin }: Pick<World, 'admin'>): Promise<void> {
  await admin.rows`
    update profiles
    set civility = 'Mme', first_name = 'Camille-Prénom', last_name = 'Camille-Nom',
      created_at = '2026-01-01T01:00:00Z', finished_at = '2026-01-01T02:00:00Z',
      suspended_at = '2026-01-01T03:00:00Z', must_change_password = true, terms_due = 'due-7',
      deletion_due_at = '2026-01-01T04:00:00Z', last_seen_at = '2026-01-01T05:00:00Z',
      inactivity_warned_at = '2026-01-01T06:00:00Z'
    where id = ${id}`;
  await admin.rows`
    update auth.users
    set email_change = ${newEmail}, email_confirmed_at = '2026-01-01T07:00:00Z',
      last_sign_in_at = '2026-01-01T08:00:00Z', recovery_token = 'secret-recovery', raw_user_meta_data = '{"nickname": "camillou"}'
    where id = ${account}`;
  await admin.rows`select grant_password(${account})`;
  await admin.rows`
    update auth.users set encrypted_password = 'secret-password' where id = ${account}`;
  await admin.rows`
    insert into auth.identities (id, provider, provider_id, user_id, identity_data)
    values (gen_random_uuid(), 'email', ${account}, ${account},
      jsonb_build_object('sub', ${account}::text, 'email', ${email}::text))`;
  await admin.rows`
    with opened as (
      insert into auth.sessions (id, user_id, created_at, refreshed_at, user_agent, ip)
      values (gen_random_uuid(), ${account}, '2026-01-01T09:00:00Z', '2026-01-01T10:00:00',
        'Lynx/7', '203.0.113.7')
      returning id
    )
    insert into auth.refresh_tokens (id, token, user_id, session_id)
    select 'r1', 'secret-refresh', ${account}, id from opened`;
  await admin.rows`
    insert into auth.flow_state (id, user_id, auth_code, code_challenge_method, code_challenge,
      provider_type, authentication_method)
    values (gen_random_uuid(), ${account}, 'secret-flow', 's256', 'secret-challenge', 'email', 'magiclink')`;
  await admin.rows`
    insert into auth.audit_log_entries (id, payload, created_at)
    values (gen_random_uuid(), json_build_object('actor_id', ${account}::text,
      'actor_username', ${email}::text), ${DAY})`;
  // As GoTrue notes what a function did to the account with the secret key.
  await admin.rows`
    insert into auth.audit_log_entries (id, payload, created_at)
    values (gen_random_uuid(), json_build_object('action', 'user_modified',
      'actor_id', '00000000-0000-0000-0000-000000000000', 'actor_username', 'service_role',
      'traits', json_build_object('user_id', ${account}::text, 'user_email', ${email}::text)),
      ${DAY})`;
  await admin.rows`
    insert into consents (person_id, document, version, kind, text_hash, given_at, withdrawn_at)
    values (${id}, 'protection-des-donnees', 'v-9', 'read', repeat('c', 64),
      '2026-01-01T11:00:00Z', '2026-01-01T12:00:00Z')`;
  await admin.rows`
    insert into enrolments (id, person_id, course_id, session_id, last_lesson_id, created_at)
    select ${enrolmentId(91)}, ${id}, s.course_id, s.id, 'members', '2026-01-01T13:00:00Z'
    from sessions s where s.course_id = 'closed' order by s.id limit 1`;
  await admin.rows`
    insert into lesson_validations (enrolment_id, lesson_id, validated_at)
    values (${enrolmentId(91)}, 'members', '2026-01-01T14:00:00Z')`;
  await admin.rows`
    insert into quiz_attempts (id, enrolment_id, lesson_id, quiz_hash, number, started_at,
      time_limit, deadline, current_question, closed_parts, locked_at, finished_at, points,
      max_points, checked_count, has_passed)
    select ${attemptId(91)}, ${enrolmentId(91)}, 'members', hash, 71, '2026-01-01T14:10:00Z',
      '00:31:00', '2026-01-01T14:20:00Z', 72, '{73}', '2026-01-01T14:30:00Z',
      '2026-01-01T14:40:00Z', 74.5, 75.5, 76, true
    from app.quizzes limit 1`;
  await admin.rows`
    insert into app.quiz_answers (attempt_id, question, position, choice_order, choices, revision,
      writer, step, saved_at, skipped_at, checked_at, choices_when_checked, points)
    values (${attemptId(91)}, 1, 1, '{1,2}', '{81}', 82, gen_random_uuid(), 83,
      '2026-01-01T14:50:00Z', '2026-01-01T14:51:00Z', '2026-01-01T14:52:00Z', '{84}', 0.875)`;
  await admin.rows`
    insert into notes (id, person_id, lesson_id, anchor, quote, body, revision, created_at, updated_at)
    values (gen_random_uuid(), ${id}, 'members', 'p-7', 'Quote-7', 'Body-7', 3,
      '2026-01-01T14:10:00Z', '2026-01-01T14:20:00Z')`;
  await admin.rows`
    insert into staff_roles (person_id, role, course_id, granted_at, granted_by)
    values (${id}, 'course team', 'closed', '2026-01-01T15:00:00Z', ${personId('elise')}),
      (${personId('zoe')}, 'course team', 'other', '2026-01-01T16:00:00Z', ${id})`;
  await admin.rows`
    insert into app.audit_log (happened_at, actor_id, action, subject, details)
    values ('2026-01-01T17:00:00Z', ${id}, 'did-something', ${personId('zoe')}, '{"course_id": "other-7"}'),
      ('2026-01-01T18:00:00Z', ${personId('elise')}, 'was-done-something', ${id}, '{}')`;
  await admin.rows`
    insert into app.mail_outbox
      (recipient, template, params, person_id, created_at, sent_at, receipt)
    values (${email}, 'sign-up-known', jsonb_build_object('email', ${email}::text), ${id},
      '2026-01-01T19:00:00Z', '2026-01-01T20:00:00Z', '250 secret-receipt')`;
  await admin.rows`
    insert into app.mail_outbox (recipient, template, params, person_id, created_at, failed_at, last_error)
    values (${newEmail}, 'sign-up-confirm', '{"token": "secret-token"}', ${id},
      '2026-01-01T21:00:00Z', '2026-01-01T22:00:00Z', 'secret-error')`;
  // By her address alone, from the time before she had an account.
  await admin.rows`
    insert into app.mail_outbox (recipient, template, created_at, sent_at)
    values (${email}, 'sign-up-confirm', ${DAY}, ${DAY})`;
  // To the course, with her address to answer to.
  await admin.rows`
    insert into app.mail_outbox (recipient, reply_to, template, created_at, sent_at)
    values ('equipe@preau.test', ${email}, 'contact-message', ${DAY}, ${DAY})`;
  await admin.rows`
    insert into app.contact_messages (key, topic, sender_id, created_at)
    values (gen_random_uuid(), 'accessibility', ${id}, '2026-01-01T21:30:00Z')`;
  await admin.rows`
    insert into app.sign_ups (email, read_at, created_at, expires_at)
    values (${email}, ${DAY}, ${DAY}, ${DAY})`;
  await admin.rows`
    insert into app.sign_ups (email, read_at, token_hash, code_hash, ticket_hash, follow_hash,
      created_at, expires_at, superseded_at, confirmed_at, finished_at, profile_id)
    values (${email}, '2026-01-01T22:30:00Z', 'secret-1', 'secret-2', 'secret-3', 'secret-4',
      '2026-01-01T23:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T01:00:00Z',
      '2026-01-02T02:00:00Z', '2026-01-02T03:00:00Z', ${id})`;
  await admin.rows`
    insert into app.account_permits (email, expires_at) values (${email}, ${DAY})`;
  await admin.rows`
    with lost as (
      insert into app.recoveries (id, email, person_id, token_hash, code_hash, ticket_hash,
        created_at, expires_at, superseded_at, used_at)
      values (${RECOVERY}, ${email}, ${id}, 'secret-5', 'secret-6', 'secret-7',
        '2026-01-02T04:00:00Z', '2026-01-02T05:00:00Z', '2026-01-02T06:00:00Z',
        '2026-01-02T07:00:00Z')
      returning id
    )
    insert into app.password_grants (user_id, granted_at, expires_at, recovery_id)
    select ${account}, ${DAY}, ${DAY}, id from lost`;
  // Asked for at her address while it had no account.
  await admin.rows`
    insert into app.recoveries (email, created_at, expires_at) values (${email}, ${DAY}, ${DAY})`;
  await admin.rows`
    insert into app.email_changes (person_id, old_email, new_email, token_hash, code_hash,
      created_at, expires_at, superseded_at, used_at)
    values (${id}, ${email}, ${newEmail}, 'secret-8', 'secret-9', '2026-01-02T08:00:00Z',
      '2026-01-02T09:00:00Z', '2026-01-02T10:00:00Z', '2026-01-02T11:00:00Z')`;
  await fillNotices(admin);
  await admin.rows`select app.spend_attempt('sign-in per login', 'camille')`;
  // As if somebody of that name had left before: the digest is hers all the same.
  await admin.rows`
    insert into app.held_names (name_digest, free_at) values (app.digest('camille'), ${DAY})`;
  await admin.rows`
    insert into app.places (enrolment_id, lesson_id, block, fraction, film, second, saved_at)
    values (${enrolmentId(91)}, 'members', 17, 0.25, 1, 192, '2026-01-02T12:00:00Z')`;
  await admin.rows`
    insert into app.goals (person_id, lessons_per_week, paused_until, set_at)
    values (${id}, 4, '2026-01-02T13:00:00Z', '2026-01-02T14:00:00Z')`;
  await admin.rows`
    with hers as (
      insert into comments (id, lesson_id, author_id, body, created_at, edited_at, hidden_at, locked_at)
      values (${COMMENT}, 'open', ${id}, 'Ce que j’en pense', '2026-01-03T01:00:00Z',
        '2026-01-03T02:00:00Z', '2026-01-03T03:00:00Z', '2026-01-03T04:00:00Z')
      returning id, lesson_id
    ), reply as (
      insert into comments (lesson_id, author_id, body, created_at)
      select lesson_id, ${personId('lou')}, 'Et moi', '2026-01-03T05:00:00Z' from hers
      returning id
    ), reported as (
      insert into app.comment_reports (comment_id, reporter_id, reason, explanation, reported_text,
        created_at, decided_at, is_upheld, answer)
      select id, ${id}, 'personal-data', 'explanation-7', 'reported-7', '2026-01-03T06:00:00Z',
        '2026-01-03T07:00:00Z', true, 'answer-7' from reply
    )
    insert into app.comment_decisions (comment_id, author_id, decided_by, action, rule, facts,
      decided_text, decided_at, contested_at, contest, answered_at, is_kept, answer)
    select id, ${id}::uuid, ${personId('elise')}::uuid, 'hide', 'respect', 'facts-7', 'text-7',
      timestamptz '2026-01-03T08:00:00Z', timestamptz '2026-01-03T09:00:00Z', 'contest-7',
      timestamptz '2026-01-03T10:00:00Z', true, 'answer-8' from hers
    union all
    select id, ${personId('lou')}::uuid, ${id}::uuid, 'lock', 'spam', 'facts-8', 'text-8',
      timestamptz '2026-01-03T11:00:00Z', null, null, null, null, null from reply`;
  await admin.rows`
    insert into comments (lesson_id, author_id, parent_id, body, created_at, hidden_at)
    values ('open', ${id}, ${COMMENT}, 'Et encore', '2026-01-03T12:00:00Z', '2026-01-03T13:00:00Z')`;
  await fillCommunities(admin);
  await fillMemberDetails(admin);
  await fillForum(admin);
  await fillPublications(admin);
  await fillDocuments(admin);
}

async function fillDocuments(admin: World['admin']): Promise<void> {
  await admin.rows`
    insert into community_documents (id, community_id, author_id, title, description, category,
      created_at, changed_at, version_count)
    values (${DOCUMENT}, ${communityId(1)}, ${id}, 'Title-8', 'Description-8', 'Category-8',
      '2026-01-05T01:00:00Z', '2026-01-05T02:00:00Z', 1)`;
  await admin.rows`
    insert into community_document_versions (id, document_id, number, author_id, filename, ext,
      size_bytes, notes, created_at)
    values (gen_random_uuid(), ${DOCUMENT}, 97, ${id}, 'Filename-8.pdf', 'pdf', 98, 'Notes-8',
      '2026-01-05T03:00:00Z')`;
  await admin.rows`
    insert into app.uploads (id, community_id, person_id, purpose, ext, filename, size_bytes,
      started_at, expires_at)
    values (gen_random_uuid(), ${communityId(1)}, ${id}, 'document', 'pdf', 'Filename-9.pdf', 99,
      '2026-01-05T04:00:00Z', '2026-01-05T05:00:00Z')`;
  await fillAgenda(admin);
  await fillJoining(admin);
}

async function fillJoining(admin: World['admin']): Promise<void> {
  await admin.rows`
    insert into app.ready_answers (id, person_id, body, created_at)
    values (gen_random_uuid(), ${id}, 'Ready-7', '2026-01-04T16:00:00Z')`;
  await admin.rows`
    insert into app.community_invitations (community_id, kind, token_hash, invited_by, created_at,
      expires_at, max_uses, uses, withdrawn_at)
    values (${communityId(1)}, 'link', app.digest('invitation-7'), ${id}, '2026-01-04T17:00:00Z',
      '2026-01-05T17:00:00Z', 3, 1, '2026-01-04T18:00:00Z')`;
  await fillCommunityModeration(admin);
}

async function fillCommunities(admin: World['admin']): Promise<void> {
  // What the world has given her there already says too little.
  await admin.rows`delete from community_memberships where person_id = ${id}`;
  await admin.rows`
    insert into community_memberships (community_id, person_id, state, is_administrator, message,
      asked_at, joined_at, decided_at, decided_by, answer, may_ask_again_at, suspended_until)
    values (${communityId(1)}, ${id}, 'suspended', false, 'message-7', '2026-01-04T01:00:00Z',
        '2026-01-04T02:00:00Z', '2026-01-04T03:00:00Z', ${personId('elise')}, 'answer-9', null,
        '2026-01-04T04:00:00Z'),
      (${communityId(2)}, ${id}, 'refused', false, '', '2026-01-04T05:00:00Z', null,
        '2026-01-04T06:00:00Z', ${personId('elise')}, '', '2026-01-04T07:00:00Z', null)`;
  await admin.rows`
    update community_memberships set decided_by = ${id}, is_administrator = true,
      message = 'Bonjour-8', answer = 'answer-10', joined_at = '2026-01-04T07:30:00Z'
    where community_id = ${communityId(4)} and person_id = ${personId('dominique')}`;
  await admin.rows`
    insert into app.community_log (community_id, happened_at, actor_id, person_id, action, details)
    values (${communityId(1)}, '2026-01-04T08:00:00Z', ${id}, ${personId('lou')}, 'did-something',
        '{"what": "log-7"}'),
      (${communityId(1)}, '2026-01-04T09:00:00Z', ${personId('elise')}, ${id}, 'was-done-something',
        '{"what": "log-8"}')`;
  await admin.rows`
    insert into posts (id, community_id, kind, author_id, title, body, context, result, contact,
      created_at, published_at, edited_at, last_activity_at)
    values (${POST}, ${communityId(1)}, 'experience', ${id}, 'Title-7', 'Body-8', 'Context-7',
      'Result-7', 'Contact-7', '2026-01-04T10:00:00Z', '2026-01-04T11:00:00Z',
      '2026-01-04T12:00:00Z', '2026-01-04T13:00:00Z')`;
  await admin.rows`
    insert into replies (id, post_id, author_id, body, created_at, edited_at)
    values (gen_random_uuid(), ${POST}, ${id}, 'Reply-7', '2026-01-04T14:00:00Z',
      '2026-01-04T15:00:00Z')`;
}

async function fillMemberDetails(admin: World['admin']): Promise<void> {
  await admin.rows`
    insert into member_details (person_id, phone, employer, authority_type, authority_size, city,
      postcode, "position", visible, changed_at, greeted_at)
    values (${id}, '06 00 00 00 07', 'Employer-7', 'commune', 'under-2000', 'VILLE-7', '07007',
      'Position-7', '{city,phone}', '2026-01-04T16:00:00Z', '2026-01-04T17:00:00Z')`;
}

async function fillForum(admin: World['admin']): Promise<void> {
  await admin.rows`
    insert into post_readers (post_id, person_id, is_following, read_at)
    values (${POST}, ${id}, true, '2026-01-04T16:00:00Z')`;
  await admin.rows`
    insert into forum_reads (community_id, person_id, read_until)
    values (${communityId(1)}, ${id}, '2026-01-04T17:00:00Z')`;
}

async function fillPublications(admin: World['admin']): Promise<void> {
  await admin.rows`
    insert into app.post_useful (post_id, person_id, marked_at)
    values (${POST}, ${id}, '2026-01-04T16:00:00Z'),
      (${POST}, ${personId('lou')}, '2026-01-04T17:00:00Z')`;
  await admin.rows`
    insert into app.news_reads (community_id, person_id, read_up_to, left_out)
    values (${communityId(1)}, ${id}, '2026-01-04T18:00:00Z', array[gen_random_uuid()])`;
}

async function fillNotices(admin: World['admin']): Promise<void> {
  await admin.rows`
    with sent as (
      insert into app.digests (person_id, frequency, period, created_at)
      values (${id}, 'weekly', '2026-01-05', '2026-01-05T07:00:00Z')
      returning id
    )
    insert into notifications (person_id, kind, lesson_id, comment_id, details, unique_key,
      created_at, read_at, digest_id)
    select ${id}, 'moderation', 'members', gen_random_uuid(), '{"rule": "rule-7"}', 'secret-key',
      '2026-01-02T12:00:00Z', '2026-01-02T13:00:00Z', sent.id
    from sent`;
  await admin.rows`
    insert into notifications (person_id, kind, community_id, post_id, reply_id, event_id,
      unique_key, created_at)
    values (${id}, 'news', ${communityId(1)}, gen_random_uuid(), gen_random_uuid(),
      gen_random_uuid(), 'secret-key-2', '2026-01-02T12:30:00Z')`;
  await admin.rows`
    insert into notice_preferences (person_id, kind, mail, changed_at)
    values (${id}, 'mention', 'weekly', '2026-01-02T14:00:00Z')`;
  await admin.rows`
    insert into opening_alerts (person_id, module_id, created_at)
    select ${id}, m.id, '2026-01-02T15:00:00Z' from modules m where m.retired_at is null
    order by m.id limit 1`;
  await admin.rows`
    insert into calendar_feeds (person_id, word, made_at)
    values (${id}, 'secret-word', '2026-01-02T16:00:00Z')`;
}

async function fillAgenda(admin: World['admin']): Promise<void> {
  await admin.rows`
    with hers as (
      insert into events (id, community_id, author_id, title, description, starts_at, ends_at, zone,
        place, link, needs_registration, capacity, registration_closes_at, created_at, changed_at,
        cancelled_at)
      values (gen_random_uuid(), ${communityId(1)}, ${id}, 'Event-7', 'Description-7',
        '2026-03-01T01:00:00Z', '2026-03-01T02:00:00Z', 'Indian/Reunion', 'Place-7',
        'https://meet.example/7', true, 77, '2026-03-01T00:30:00Z', '2026-01-04T16:00:00Z',
        '2026-01-04T17:00:00Z', '2026-01-04T18:00:00Z')
      returning id
    )
    insert into event_registrations (event_id, person_id, state, registered_at, placed_at)
    select id, ${id}, 'registered', '2026-01-04T19:00:00Z', '2026-01-04T20:00:00Z' from hers`;
  await admin.rows`
    insert into agenda_feeds (person_id, community_id, word, made_at)
    values (${id}, ${communityId(1)}, 'secret-agenda', '2026-01-04T21:00:00Z')`;
}

async function fillCommunityModeration(admin: World['admin']): Promise<void> {
  await admin.rows`
    insert into app.post_reports (community_id, post_id, reply_id, reporter_id, reason, explanation,
      reported_text, created_at, decided_at, is_upheld, answer)
    values (${communityId(1)}, ${postId(1)}, ${replyId(1)}, ${id}, 'spam', 'explanation-11', 'Une question',
      '2026-01-05T01:00:00Z', '2026-01-05T02:00:00Z', true, 'answer-11')`;
  await admin.rows`
    insert into app.post_decisions (community_id, post_id, reply_id, author_id, decided_by, action,
      rule, facts, decided_text, decided_at, contested_at, contest, answered_at, is_kept, answer)
    values (${communityId(1)}, ${POST}, ${replyId(1)}, ${id}, ${personId('alix')}, 'hide', 'respect',
        'facts-11', 'text-11', '2026-01-05T03:00:00Z', '2026-01-05T04:00:00Z', 'contest-11',
        '2026-01-05T05:00:00Z', true, 'answer-12'),
      (${communityId(1)}, ${postId(1)}, ${replyId(1)}, ${personId('dominique')}, ${id}, 'lock',
        'spam', 'facts-12', 'text-12', '2026-01-05T06:00:00Z', null, null, null, null, null)`;
}

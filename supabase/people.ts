/**
 * What is known about people, table by table: which columns, what becomes of them when somebody
 * leaves, how long they stay otherwise, and where they stand in the export of one's own data.
 *
 * A new table gets one entry here: `impersonal('why')`, or every column of it sorted into `exported`,
 * `withheld` and `others`. supabase/tests/people.test.ts compares this list with the database, fills
 * every table for one person (supabase/tests/everywhere.ts), exports, erases, and looks through the
 * whole database for what is left.
 */

/** How a column leads to somebody. What follows an enrolment or its attempts is nobody's once that is. */
export type Tie = 'profile' | 'account' | 'address' | 'name' | 'digest' | 'enrolment' | 'attempt';

export type PersonalTable = {
  what: string;
  /** Columns by which a row is somebody's. */
  ties: Record<string, Tie>;
  /** Section of the export; null where the table shows nothing in it. */
  section: string | null;
  /** Columns that stand in the export, under their own names. */
  exported: string[];
  /** Those of them that stand there only where this tie is the person's: others wrote them. */
  exportedOnlyTo?: { tie: string; columns: string[] };
  /** Personal columns that do not, and why; `*` for all others in a table of Supabase's. */
  withheld: Record<string, string>;
  /** Columns that say nothing about anybody. */
  others: string[];
  atDeletion:
    | 'erase'
    /** The row stays and these columns are emptied: what still leads to somebody leads to a profile without names. */
    | { anonymise: string[] }
    /** The row stays as it is, for so long. */
    | { keep: string };
  /** The sentence (messages/fr.json) by which the person learns what stays, before they leave. */
  told: string | null;
  /** How long it is kept in an account that is in use, and the job that sees to it. */
  retention: { until: string; job: string | null };
  /** GDPR, art. 6.1. */
  ground: 'contract' | 'consent' | 'legal obligation' | 'legitimate interest';
  why: string;
};

export type ImpersonalTable = { nobody: string };

const impersonal = (nobody: string): ImpersonalTable => ({ nobody });

const WITH_THE_ACCOUNT = { until: 'the account is deleted', job: 'erase_accounts' };

/** By name, with the schema unless it is public. */
export const TABLES: Record<string, PersonalTable | ImpersonalTable> = {
  profiles: {
    what: 'A person, and how they are called.',
    ties: {
      id: 'profile',
      user_id: 'account',
      username: 'name',
      display_name: 'name',
      display_key: 'name',
      first_name: 'name',
      last_name: 'name',
    },
    section: 'account',
    exported: [
      ...['id', 'user_id', 'username', 'display_name', 'civility', 'first_name', 'last_name'],
      ...['created_at', 'finished_at', 'suspended_at', 'must_change_password', 'terms_due'],
      ...['deletion_due_at', 'last_seen_at', 'inactivity_warned_at'],
    ],
    withheld: { display_key: 'Repeats the name that others see.' },
    others: ['deleted_at'],
    atDeletion: {
      anonymise: [
        ...['user_id', 'username', 'display_name', 'display_key', 'civility', 'first_name'],
        ...['last_name', 'suspended_at', 'must_change_password', 'terms_due', 'deletion_due_at'],
        ...['last_seen_at', 'inactivity_warned_at'],
      ],
    },
    told: 'account_leaving_stays_progress',
    retention: {
      until: 'the account is deleted, which happens by itself after two years without activity',
      job: 'forget_inactive',
    },
    ground: 'contract',
    why: 'A row without names holds together what must stay: figures and proofs.',
  },
  consents: {
    what: 'What somebody read or accepted, and when.',
    ties: { person_id: 'profile' },
    section: 'consents',
    exported: ['document', 'version', 'kind', 'text_hash', 'given_at', 'withdrawn_at'],
    withheld: { person_id: 'The id stands in the section of the account.' },
    others: ['id'],
    atDeletion: { keep: '5 years after the account is deleted' },
    told: 'account_leaving_stays_consents',
    retention: { until: '5 years after the account is deleted', job: 'forget_erased' },
    ground: 'legal obligation',
    why: 'Proof of what was read and accepted, and when (GDPR, art. 5.2 and 7.1), for as long as somebody may dispute it (art. 2224 of the Code civil).',
  },
  enrolments: {
    what: 'Who follows which course.',
    ties: { person_id: 'profile' },
    section: 'courses',
    exported: ['course_id', 'session_id', 'last_lesson_id', 'created_at'],
    withheld: { person_id: 'The id stands in the section of the account.' },
    others: ['id'],
    atDeletion: { anonymise: ['last_lesson_id'] },
    told: 'account_leaving_stays_progress',
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Without a name it still counts in the figures of the course.',
  },
  lesson_validations: {
    what: 'What somebody has declared done.',
    ties: { enrolment_id: 'enrolment' },
    section: 'courses',
    exported: ['lesson_id', 'validated_at'],
    withheld: { enrolment_id: 'In the export it stands inside its course.' },
    others: [],
    atDeletion: { anonymise: [] },
    told: 'account_leaving_stays_progress',
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Without a name it still counts in the figures of the course.',
  },
  quiz_attempts: {
    what: 'What somebody’s tries at quizzes came to.',
    ties: { enrolment_id: 'enrolment' },
    section: 'quiz_attempts',
    exported: [
      ...['lesson_id', 'number', 'started_at', 'time_limit', 'deadline', 'current_question'],
      ...['closed_parts', 'locked_at', 'finished_at', 'points', 'max_points', 'checked_count'],
      'has_passed',
    ],
    withheld: {
      enrolment_id: 'Its course stands in the section of courses.',
      quiz_hash: 'A digest of the keys lets them be guessed.',
    },
    others: ['id'],
    // An attempt under way stays under way, and is nobody’s.
    atDeletion: { anonymise: [] },
    told: 'account_leaving_stays_progress',
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Without a name it still tells the team which questions are too hard.',
  },
  'app.quiz_answers': {
    what: 'What somebody ticked in a quiz, and when.',
    ties: { attempt_id: 'attempt' },
    section: 'quiz_attempts',
    exported: [
      ...['question', 'choices', 'revision', 'saved_at', 'skipped_at', 'checked_at'],
      ...['choices_when_checked', 'points'],
    ],
    withheld: {
      attempt_id: 'In the export it stands inside its attempt.',
      writer: 'A number that a page drew for itself.',
      step: 'Counts the calls of that page.',
    },
    others: ['position', 'part', 'choice_order'],
    atDeletion: { anonymise: ['writer'] },
    told: 'account_leaving_stays_progress',
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Without a name it still tells the team which questions are too hard.',
  },
  'app.places': {
    what: 'Where somebody stopped in a lesson that they have not validated.',
    ties: { enrolment_id: 'enrolment' },
    section: 'resuming',
    exported: ['lesson_id', 'block', 'fraction', 'film', 'second', 'saved_at'],
    withheld: { enrolment_id: 'The courses stand in their own section.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: '« Reprendre » leads there, from any device.',
  },
  'app.goals': {
    what: 'How many lessons somebody would like to do in a week.',
    ties: { person_id: 'profile' },
    section: 'resuming',
    exported: ['lessons_per_week', 'paused_until', 'set_at'],
    withheld: { person_id: 'The id stands in the section of the account.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: { until: 'one takes the goal back', job: null },
    ground: 'contract',
    why: 'Somebody set themselves a goal. Nobody else sees it.',
  },
  notes: {
    what: 'What somebody writes in the margin of a lesson, for themselves.',
    ties: { person_id: 'profile' },
    section: 'notes',
    exported: ['lesson_id', 'quote', 'body', 'created_at', 'updated_at'],
    withheld: { person_id: 'The id stands in the section of the account.' },
    others: ['id', 'anchor', 'revision'],
    atDeletion: 'erase',
    told: null,
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Nobody else reads them: they are of no use to anybody once their author has left.',
  },
  comments: {
    what: 'What somebody wrote under a lesson.',
    ties: { author_id: 'profile' },
    section: 'comments',
    exported: [
      ...['id', 'lesson_id', 'parent_id', 'body', 'created_at', 'edited_at', 'hidden_at'],
      'locked_at',
    ],
    withheld: { author_id: 'The id stands in the section of the account.' },
    others: ['answered_id', 'deleted_at', 'reply_count'],
    atDeletion: { anonymise: ['body'] },
    told: 'account_leaving_stays_moderation',
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Its empty place holds together the answers of others.',
  },
  'app.comment_reports': {
    what: 'What somebody reported, and what became of it.',
    ties: { reporter_id: 'profile' },
    section: 'comments',
    exported: [
      ...['comment_id', 'reason', 'explanation', 'created_at', 'decided_at', 'is_upheld', 'answer'],
    ],
    withheld: {
      reporter_id: 'The id stands in the section of the account.',
      reported_text: 'Somebody else wrote it.',
    },
    others: ['id'],
    atDeletion: {
      keep: '1 year after the decision, or after the report where nothing was decided',
    },
    told: 'account_leaving_stays_moderation',
    retention: {
      until: '1 year after the decision, or after the report where nothing was decided',
      job: 'forget_moderation',
    },
    ground: 'legal obligation',
    why: 'A report is answered, and its answer can be accounted for (Digital Services Act, art. 16). When whoever wrote the comment leaves, an undecided report loses its text; a decided one keeps it for its year.',
  },
  'app.comment_decisions': {
    what: 'What was decided about comments: by whom, about whose, why.',
    ties: { author_id: 'profile', decided_by: 'profile' },
    section: 'comments',
    exported: [
      ...['comment_id', 'action', 'rule', 'facts', 'decided_text', 'decided_at', 'contested_at'],
      ...['contest', 'answered_at', 'is_kept', 'answer'],
    ],
    exportedOnlyTo: {
      tie: 'author_id',
      columns: ['decided_text', 'contest', 'is_kept', 'answer'],
    },
    withheld: {
      author_id: 'May be somebody else; the export says whether it is you.',
      decided_by: 'May be somebody else; the export says whether it was you.',
    },
    others: ['id'],
    atDeletion: { keep: '1 year after the decision, or after the answer to who contested it' },
    told: 'account_leaving_stays_moderation',
    retention: {
      until: '1 year after the decision, or after the answer to who contested it',
      job: 'forget_moderation',
    },
    ground: 'legal obligation',
    why: 'A decision must state its reasons and can be contested (Digital Services Act, art. 17 and 20). A contest that nobody answered goes with who raised it, and so does the text of its decision. Who decided is given what they did, and nothing that others wrote.',
  },
  staff_roles: {
    what: 'What somebody may do beyond learning, and who gave it to them.',
    ties: { person_id: 'profile', granted_by: 'profile' },
    section: 'roles',
    exported: ['role', 'course_id', 'granted_at'],
    withheld: {
      person_id: 'The id stands in the section of the account.',
      granted_by: 'Somebody else; the log says when one gave a role oneself.',
    },
    others: ['id'],
    // A role that the person gave to somebody stays, without its giver.
    atDeletion: 'erase',
    told: null,
    retention: { until: 'the role is taken back', job: null },
    ground: 'contract',
    why: 'A role belongs to somebody who acts.',
  },
  notifications: {
    what: 'What somebody is told: answers, mentions, decisions, openings.',
    ties: { person_id: 'profile' },
    section: 'notices',
    exported: ['kind', 'lesson_id', 'comment_id', 'details', 'created_at', 'read_at'],
    withheld: {
      person_id: 'The id stands in the section of the account.',
      unique_key: 'Keeps a notice from being written twice.',
    },
    others: ['id', 'digest_id'],
    atDeletion: 'erase',
    told: null,
    retention: { until: '1 year after it was written', job: 'purge_notices' },
    ground: 'contract',
    why: 'Whoever takes part wants to know what became of it. It refers to comments and copies neither names nor texts.',
  },
  notice_preferences: {
    what: 'How somebody wants mails of each kind.',
    ties: { person_id: 'profile' },
    section: 'notices',
    exported: ['kind', 'mail', 'changed_at'],
    withheld: { person_id: 'The id stands in the section of the account.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Nobody gets mails that they do not want.',
  },
  opening_alerts: {
    what: 'Who wants to be told when a module opens.',
    ties: { person_id: 'profile' },
    section: 'notices',
    exported: ['module_id', 'created_at'],
    withheld: { person_id: 'The id stands in the section of the account.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: {
      until: 'the module opens to them, or 1 year after it opened without them',
      job: 'purge_notices',
    },
    ground: 'contract',
    why: 'They asked to be told.',
  },
  calendar_feeds: {
    what: 'The secret word in the address of somebody’s calendar.',
    ties: { person_id: 'profile' },
    section: 'notices',
    exported: ['made_at'],
    withheld: {
      person_id: 'The id stands in the section of the account.',
      word: 'A secret; the page of notices shows it.',
    },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'They asked for the dates of their courses in their own calendar.',
  },
  'app.digests': {
    what: 'Mornings on which somebody got a digest.',
    ties: { person_id: 'profile' },
    section: 'notices',
    exported: ['frequency', 'period', 'created_at'],
    withheld: { person_id: 'The id stands in the section of the account.' },
    others: ['id'],
    atDeletion: 'erase',
    told: null,
    retention: { until: '1 year after it was sent', job: 'purge_notices' },
    ground: 'contract',
    why: 'One morning, one digest.',
  },
  'app.audit_log': {
    what: 'Who did what to whom, where it must be provable.',
    ties: { actor_id: 'profile', subject: 'profile' },
    section: 'log',
    exported: ['happened_at', 'action', 'details'],
    withheld: {
      actor_id: 'May be somebody else; the export says whether it was you.',
      subject: 'May be somebody else; the export says whether it is you.',
    },
    others: ['id'],
    atDeletion: { keep: '1 year after it happened' },
    told: 'account_leaving_stays_log',
    retention: { until: '1 year after it happened', job: 'purge_logs' },
    ground: 'legitimate interest',
    why: 'Security: who did what must be provable after they leave. It holds ids, never names or addresses.',
  },
  'app.mail_outbox': {
    what: 'Every mail to somebody, or to the course by somebody: its kind and times, and until it has left what it says.',
    ties: {
      person_id: 'profile',
      recipient: 'address',
      reply_to: 'address',
      params: 'address',
    },
    section: 'mails',
    exported: ['recipient', 'template', 'locale', 'created_at', 'sent_at', 'failed_at'],
    withheld: {
      person_id: 'The id stands in the section of the account.',
      params: 'Holds the secret of a link until the mail has left; what it said is in the mailbox.',
      reply_to: 'The address of who wrote to the course: it stands in the section of the account.',
      receipt: 'What the mail server answered, in its own words.',
      last_error: 'What the mail server answered, in its own words.',
    },
    others: [
      ...['id', 'number', 'priority', 'due_at', 'claimed_until', 'attempt', 'keeps_order'],
      'is_fictitious',
    ],
    // The farewell, written to the address at that moment, goes within the hour after it was sent.
    atDeletion: 'erase',
    told: null,
    retention: {
      until:
        '1 year after it was sent or given up. Secrets, and what somebody wrote to the course, go as it leaves, everything else that it said after 30 days: by then only that a mail was sent and accepted is worth knowing',
      job: 'purge_mail',
    },
    ground: 'legitimate interest',
    why: 'To answer « I never got your mail », and to find what a mail server refuses.',
  },
  'app.contact_messages': {
    what: 'That somebody wrote to the course: topic and number. What they wrote stands in the mail alone, until it has left.',
    ties: { sender_id: 'profile' },
    section: 'contact',
    exported: ['reference', 'topic', 'created_at'],
    withheld: { sender_id: 'The id stands in the section of the account.' },
    others: ['key'],
    atDeletion: 'erase',
    told: null,
    retention: { until: '30 days after it was sent', job: 'purge_mail' },
    ground: 'legitimate interest',
    why: 'A message sent twice by a bad line must arrive once.',
  },
  'app.sign_ups': {
    what: 'Sign-ups under way, by address.',
    ties: { email: 'address', profile_id: 'profile' },
    section: 'sign_ups',
    exported: [
      ...['email', 'read_at', 'created_at', 'expires_at', 'superseded_at', 'confirmed_at'],
      'finished_at',
    ],
    withheld: {
      profile_id: 'The id stands in the section of the account.',
      token_hash: 'The digest of a secret.',
      code_hash: 'The digest of a secret.',
      ticket_hash: 'The digest of a secret.',
      follow_hash: 'The digest of a secret.',
      mail_id: 'The mail stands among the mails.',
    },
    others: ['id', 'ticket_expires_at'],
    atDeletion: 'erase',
    told: null,
    retention: { until: '30 days after it began', job: 'purge_sign_ups' },
    ground: 'contract',
    why: 'Somebody asked for an account; purged when it is made, or was never wanted.',
  },
  'app.account_permits': {
    what: 'Leave to make one account without a sign-up, by address.',
    ties: { email: 'address' },
    section: null,
    exported: [],
    withheld: { email: 'Used up by the account that it was given for.' },
    others: ['expires_at'],
    atDeletion: 'erase',
    told: null,
    retention: { until: '5 minutes later, or used up', job: 'purge_human_checks' },
    ground: 'contract',
    why: 'An account that an organisation makes for somebody.',
  },
  'app.password_grants': {
    what: 'Leave to change one password once.',
    ties: { user_id: 'account' },
    section: null,
    exported: [],
    withheld: {
      user_id: 'The id stands in the section of the account.',
      recovery_id: 'The recovery stands in its own section.',
    },
    others: ['granted_at', 'expires_at'],
    atDeletion: 'erase',
    told: null,
    retention: { until: 'a minute later, or used up', job: 'purge_recoveries' },
    ground: 'contract',
    why: 'A password changes by our rule or not at all.',
  },
  'app.recoveries': {
    what: 'Lost passwords, by address.',
    ties: { email: 'address', person_id: 'profile' },
    section: 'recoveries',
    exported: ['email', 'created_at', 'expires_at', 'superseded_at', 'used_at'],
    withheld: {
      person_id: 'The id stands in the section of the account.',
      token_hash: 'The digest of a secret.',
      code_hash: 'The digest of a secret.',
      ticket_hash: 'The digest of a secret.',
    },
    others: ['id'],
    atDeletion: 'erase',
    told: null,
    retention: { until: 'a day after the link no longer serves', job: 'purge_recoveries' },
    ground: 'contract',
    why: 'A password that is being recovered.',
  },
  'app.email_changes': {
    what: 'Changes of address under way.',
    ties: { person_id: 'profile', old_email: 'address', new_email: 'address' },
    section: 'email_changes',
    exported: [
      ...['old_email', 'new_email', 'created_at', 'expires_at', 'superseded_at', 'used_at'],
    ],
    withheld: {
      person_id: 'The id stands in the section of the account.',
      token_hash: 'The digest of a secret.',
      code_hash: 'The digest of a secret.',
    },
    others: ['id'],
    atDeletion: 'erase',
    told: null,
    retention: { until: 'a day after the link no longer serves', job: 'purge_recoveries' },
    ground: 'contract',
    why: 'Nothing changes before the new mailbox is proven.',
  },
  'app.attempts': {
    what: 'How often something was tried, by a digest of who tried.',
    ties: { subject: 'digest' },
    section: null,
    exported: [],
    withheld: {
      subject: 'A digest: nothing to read, and of whom cannot be told.',
      kind: 'Cannot be told to be anybody’s.',
      tried_at: 'Cannot be told to be anybody’s.',
    },
    others: [],
    atDeletion: { keep: 'until it no longer counts: a day at most' },
    told: null,
    retention: { until: 'it no longer counts: a day at most', job: 'purge_attempts' },
    ground: 'legitimate interest',
    why: 'Security: guessing is stopped by counting.',
  },
  'app.held_names': {
    what: 'The digests of the identifiant and of the displayed name of somebody who left.',
    ties: { name_digest: 'digest' },
    section: null,
    exported: [],
    withheld: { name_digest: 'Written once there is no account left to export.' },
    others: ['free_at'],
    atDeletion: { keep: '1 year after the account is deleted' },
    told: 'account_leaving_stays_name',
    retention: { until: '1 year after the account is deleted', job: 'forget_erased' },
    ground: 'legitimate interest',
    why: 'Nobody may pass for somebody who has just left. A digest is enough to refuse a name, and does not tell it.',
  },
  'auth.users': {
    what: 'The account: address, password, dates.',
    ties: { id: 'account', email: 'address', email_change: 'address' },
    section: 'account',
    exported: [
      ...['email', 'email_change', 'email_confirmed_at', 'last_sign_in_at'],
      'raw_user_meta_data',
    ],
    withheld: {
      '*': 'Secrets, their digests, and what Auth notes for itself; the rest repeats the profile.',
    },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Signing in.',
  },
  'auth.identities': {
    what: 'How an account is signed in to: for us, by its address.',
    ties: {
      user_id: 'account',
      provider_id: 'account',
      identity_data: 'address',
      email: 'address',
    },
    section: null,
    exported: [],
    withheld: { '*': 'Repeats the address of the account.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Signing in.',
  },
  'auth.sessions': {
    what: 'Where an account is signed in.',
    ties: { user_id: 'account' },
    section: 'connections',
    exported: ['created_at', 'refreshed_at', 'user_agent', 'ip'],
    withheld: { '*': 'Secrets, and what Auth notes for itself.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: { until: 'one signs out', job: null },
    ground: 'contract',
    why: 'Staying signed in.',
  },
  'auth.refresh_tokens': {
    what: 'What renews a session.',
    ties: { user_id: 'account' },
    section: null,
    exported: [],
    withheld: { '*': 'Secrets.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: { until: 'one signs out', job: null },
    ground: 'contract',
    why: 'Staying signed in.',
  },
  'auth.flow_state': {
    what: 'Sign-ins under way.',
    ties: { user_id: 'account' },
    section: null,
    exported: [],
    withheld: { '*': 'Secrets.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: WITH_THE_ACCOUNT,
    ground: 'contract',
    why: 'Signing in.',
  },
  'auth.audit_log_entries': {
    what: 'What Auth writes down about sign-ins, where it is told to.',
    ties: { payload: 'account' },
    section: null,
    exported: [],
    withheld: { '*': 'Repeats what stands in the account, its connections and the log.' },
    others: [],
    atDeletion: 'erase',
    told: null,
    retention: { until: '1 year after it happened', job: 'purge_logs' },
    ground: 'legitimate interest',
    why: 'Security.',
  },

  courses: impersonal('The catalogue.'),
  modules: impersonal('The catalogue.'),
  lessons: impersonal('The catalogue.'),
  lesson_bodies: impersonal('The texts of lessons.'),
  sessions: impersonal('The runs of a course, not those who follow them.'),
  'app.quizzes': impersonal('What editors ask.'),
  'app.questions': impersonal('What editors ask.'),
  'app.choices': impersonal('What editors offer as answers.'),
  'app.answer_keys': impersonal('What is right.'),
  'app.question_feedback': impersonal('What editors say about a question.'),
  'app.comment_counts': impersonal('Sums.'),
  'app.course_counts': impersonal('Sums.'),
  'app.files': impersonal('The files of lessons.'),
  'app.lesson_files': impersonal('The files of lessons.'),
  'app.human_check_rule': impersonal('A rule, and our own secret.'),
  'app.job_runs': impersonal(
    'What jobs did, in numbers, kept for thirty days. A fault is told by its state or by the words of the database.',
  ),
  'app.contact_address': impersonal('Where the course reads its mails.'),
  'app.failed_search_counts': impersonal('Words and how often, never who looked for them.'),
  'app.help_pages': impersonal('Which help pages are published.'),
  'app.help_opinions': impersonal(
    'Who gave an opinion is not known, and sentences with an address or a number are refused.',
  ),
  'app.mail_attachments': impersonal(
    'What was joined to a message: it belongs to the row of its mail, and is gone as soon as that has left.',
  ),
  'app.jobs': impersonal('The timetable of jobs.'),
  'app.notice_rule': impersonal('A rule, and our own secret.'),
  'app.legal_documents': impersonal('The versions of our own texts.'),
  'app.limits': impersonal('Rules.'),
  'app.releases': impersonal('The states of the catalogue.'),
  'app.reserved_names': impersonal('Names that nobody may have.'),
  'app.spent_human_checks': impersonal('Proofs that have served. Nobody is named in one.'),
  'storage.buckets': impersonal('Places for files.'),
  'storage.objects': impersonal('The files of lessons. Nobody else can put one there.'),
};

export const PERSONAL = Object.entries(TABLES).flatMap(([table, declared]) =>
  'nobody' in declared ? [] : [{ table, ...declared }],
);

/** The sentences that say what stays, in the order in which people read them. */
export const TOLD = [...new Set(PERSONAL.flatMap(({ told }) => told ?? []))];

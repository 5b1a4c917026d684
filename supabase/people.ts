/**
 * Every column that refers to a person: what becomes of it when the account is deleted, why it may be
 * kept, and under which name it stands in the export of one's own data. A test compares this list
 * with the database, and fails on a column that is missing here.
 */
export type PersonalData = {
  /** `table.column`, with the schema unless it is public. */
  column: string;
  /**
   * `delete` the row; `anonymise` it, by leaving the tombstone or nothing behind the reference;
   * `keep` it whole for a time, in words.
   */
  atDeletion: 'delete' | 'anonymise' | { keep: string };
  /** Ground of the processing (GDPR, art. 6.1). */
  ground: 'contract' | 'consent' | 'legal obligation' | 'legitimate interest';
  why: string;
  /** Section of the export; null where the row holds nothing about the person. */
  export: string | null;
};

/** The profile itself stays, without names: everything below refers to it. */
export const PEOPLE: PersonalData[] = [
  {
    column: 'consents.person_id',
    atDeletion: { keep: '5 years after the account is deleted' },
    ground: 'legal obligation',
    why: 'Proof of what was accepted, and when (GDPR, art. 7.1).',
    export: 'consents',
  },
  {
    column: 'enrolments.person_id',
    atDeletion: 'anonymise',
    ground: 'contract',
    why: 'Progress hangs on it; without a name it still counts in the course figures.',
    export: 'courses',
  },
  {
    column: 'staff_roles.person_id',
    atDeletion: 'delete',
    ground: 'contract',
    why: 'A role belongs to somebody who acts.',
    export: 'roles',
  },
  {
    column: 'staff_roles.granted_by',
    atDeletion: 'anonymise',
    ground: 'legitimate interest',
    why: 'The role that was given stays; who gave it stands in the log.',
    export: null,
  },
  {
    column: 'app.audit_log.actor_id',
    atDeletion: { keep: '1 year, then purged by the job purge_logs' },
    ground: 'legitimate interest',
    why: 'Security: who did what must be provable after they leave.',
    export: 'log',
  },
  {
    column: 'app.mail_outbox.person_id',
    atDeletion: 'delete',
    ground: 'contract',
    why: 'Mails written to an account that is no more; sent ones go after thirty days anyway.',
    export: 'mails',
  },
  {
    column: 'app.sign_ups.profile_id',
    atDeletion: 'delete',
    ground: 'contract',
    why: 'Serves a sign-up under way; purged after thirty days anyway.',
    export: null,
  },
  {
    column: 'app.recoveries.person_id',
    atDeletion: 'delete',
    ground: 'contract',
    why: 'A password that is being recovered; purged a day later anyway.',
    export: null,
  },
  {
    column: 'app.email_changes.person_id',
    atDeletion: 'delete',
    ground: 'contract',
    why: 'A change of address under way; purged two days later anyway.',
    export: null,
  },
];

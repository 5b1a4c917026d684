import { m } from '#messages';

/** What each section of the export is called; supabase/tests/people.test.ts sees that none is missing. */
const SECTIONS: Record<string, () => string> = {
  account: m.account_data_section_account,
  courses: m.account_data_section_courses,
  consents: m.account_data_section_consents,
  sign_ups: m.account_data_section_sign_ups,
  mails: m.account_data_section_mails,
  connections: m.account_data_section_connections,
  roles: m.account_data_section_roles,
  log: m.account_data_section_log,
};

const FIELDS: Record<string, () => string> = {
  id: m.account_data_field_id,
  user_id: m.account_data_field_user_id,
  username: m.account_data_field_username,
  display_name: m.account_data_field_display_name,
  civility: m.account_data_field_civility,
  first_name: m.account_data_field_first_name,
  last_name: m.account_data_field_last_name,
  email: m.account_data_field_email,
  email_change: m.account_data_field_email_change,
  email_confirmed_at: m.account_data_field_email_confirmed_at,
  raw_user_meta_data: m.account_data_field_raw_user_meta_data,
  created_at: m.account_data_field_created_at,
  finished_at: m.account_data_field_finished_at,
  last_sign_in_at: m.account_data_field_last_sign_in_at,
  last_seen_at: m.account_data_field_last_seen_at,
  inactivity_warned_at: m.account_data_field_inactivity_warned_at,
  suspended_at: m.account_data_field_suspended_at,
  must_change_password: m.account_data_field_must_change_password,
  terms_due: m.account_data_field_terms_due,
  deletion_due_at: m.account_data_field_deletion_due_at,
  document: m.account_data_field_document,
  version: m.account_data_field_version,
  kind: m.account_data_field_kind,
  text_hash: m.account_data_field_text_hash,
  given_at: m.account_data_field_given_at,
  withdrawn_at: m.account_data_field_withdrawn_at,
  course_id: m.account_data_field_course_id,
  course: m.account_data_field_course,
  session_id: m.account_data_field_session_id,
  session: m.account_data_field_session,
  last_lesson_id: m.account_data_field_last_lesson_id,
  last_lesson: m.account_data_field_last_lesson,
  validations: m.account_data_field_validations,
  lesson_id: m.account_data_field_lesson_id,
  lesson: m.account_data_field_lesson,
  validated_at: m.account_data_field_validated_at,
  role: m.account_data_field_role,
  granted_at: m.account_data_field_granted_at,
  terms_version: m.account_data_field_terms_version,
  expires_at: m.account_data_field_expires_at,
  superseded_at: m.account_data_field_superseded_at,
  confirmed_at: m.account_data_field_confirmed_at,
  refreshed_at: m.account_data_field_refreshed_at,
  user_agent: m.account_data_field_user_agent,
  ip: m.account_data_field_ip,
  recipient: m.account_data_field_recipient,
  template: m.account_data_field_template,
  locale: m.account_data_field_locale,
  sent_at: m.account_data_field_sent_at,
  failed_at: m.account_data_field_failed_at,
  happened_at: m.account_data_field_happened_at,
  action: m.account_data_field_action,
  is_by_you: m.account_data_field_is_by_you,
  is_about_you: m.account_data_field_is_about_you,
  details: m.account_data_field_details,
};

const wordFor = (words: Record<string, () => string>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name]?.() ?? name) : name;

/** The sections in the order in which they are read. */
export const SECTION_ORDER = Object.keys(SECTIONS);

export const sectionTitle = (section: string): string => wordFor(SECTIONS, section);
export const fieldLabel = (field: string): string => wordFor(FIELDS, field);

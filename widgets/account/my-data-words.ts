import { m } from '#messages';

// supabase/tests/people.test.ts sees that no section and no field of the export is missing here.
const SECTIONS: Record<string, () => string> = {
  account: m.account_data_section_account,
  courses: m.account_data_section_courses,
  notes: m.account_data_section_notes,
  consents: m.account_data_section_consents,
  sign_ups: m.account_data_section_sign_ups,
  recoveries: m.account_data_section_recoveries,
  email_changes: m.account_data_section_email_changes,
  mails: m.account_data_section_mails,
  connections: m.account_data_section_connections,
  roles: m.account_data_section_roles,
  log: m.account_data_section_log,
};

const FIELDS: Record<string, () => string> = {
  course: m.account_data_field_course,
  session: m.account_data_field_session,
  lesson: m.account_data_field_lesson,
  document: m.account_data_field_document,
  action: m.account_data_field_action,
  happened_at: m.account_data_field_happened_at,
  recipient: m.account_data_field_recipient,
  template: m.account_data_field_template,
  role: m.account_data_field_role,
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
  version: m.account_data_field_version,
  kind: m.account_data_field_kind,
  given_at: m.account_data_field_given_at,
  withdrawn_at: m.account_data_field_withdrawn_at,
  last_lesson: m.account_data_field_last_lesson,
  quote: m.account_data_field_quote,
  body: m.account_data_field_body,
  updated_at: m.account_data_field_updated_at,
  validations: m.account_data_field_validations,
  validated_at: m.account_data_field_validated_at,
  granted_at: m.account_data_field_granted_at,
  old_email: m.account_data_field_old_email,
  new_email: m.account_data_field_new_email,
  read_at: m.account_data_field_read_at,
  expires_at: m.account_data_field_expires_at,
  superseded_at: m.account_data_field_superseded_at,
  confirmed_at: m.account_data_field_confirmed_at,
  used_at: m.account_data_field_used_at,
  refreshed_at: m.account_data_field_refreshed_at,
  user_agent: m.account_data_field_user_agent,
  ip: m.account_data_field_ip,
  locale: m.account_data_field_locale,
  sent_at: m.account_data_field_sent_at,
  failed_at: m.account_data_field_failed_at,
  is_by_you: m.account_data_field_is_by_you,
  is_about_you: m.account_data_field_is_about_you,
  details: m.account_data_field_details,
  id: m.account_data_field_id,
  user_id: m.account_data_field_user_id,
  course_id: m.account_data_field_course_id,
  session_id: m.account_data_field_session_id,
  last_lesson_id: m.account_data_field_last_lesson_id,
  lesson_id: m.account_data_field_lesson_id,
  text_hash: m.account_data_field_text_hash,
};

/** Values that are words of the database; any other stands as it is. */
const VALUES: Record<string, Record<string, () => string>> = {
  kind: {
    read: m.account_data_value_kind_read,
    accepted: m.account_data_value_kind_accepted,
  },
  role: {
    'course team': m.account_data_value_role_course_team,
    'platform staff': m.account_data_value_role_platform_staff,
  },
  template: {
    'sign-up-confirm': m.account_data_value_template_sign_up_confirm,
    'sign-up-known': m.account_data_value_template_sign_up_known,
    'deletion-requested': m.account_data_value_template_deletion_requested,
    'deletion-cancelled': m.account_data_value_template_deletion_cancelled,
    'account-inactive': m.account_data_value_template_account_inactive,
    recover: m.account_data_value_template_recover,
    'recover-unknown': m.account_data_value_template_recover_unknown,
    'recover-suspended': m.account_data_value_template_recover_suspended,
    'password-changed': m.account_data_value_template_password_changed,
    'email-change-confirm': m.account_data_value_template_email_change_confirm,
    'email-change-known': m.account_data_value_template_sign_up_known,
    'email-change-notice': m.account_data_value_template_email_change_notice,
    'email-changed': m.account_data_value_template_email_changed,
  },
  action: {
    'finish-sign-up': m.account_data_value_action_finish_sign_up,
    'grant-role': m.account_data_value_action_grant_role,
    'export-data': m.account_data_value_action_export_data,
    'request-deletion': m.account_data_value_action_request_deletion,
    'cancel-deletion': m.account_data_value_action_cancel_deletion,
    'change-password': m.account_data_value_action_change_password,
    'change-email': m.account_data_value_action_change_email,
  },
};

const wordFor = (words: Record<string, () => string> | undefined, name: string): string =>
  words && Object.hasOwn(words, name) ? (words[name]?.() ?? name) : name;

/** Sections and fields in the order in which they are read. */
export const SECTION_ORDER = Object.keys(SECTIONS);
export const FIELD_ORDER = Object.keys(FIELDS);

export const sectionTitle = (section: string): string => wordFor(SECTIONS, section);
export const fieldLabel = (field: string): string => wordFor(FIELDS, field);
export const valueLabel = (field: string, value: string): string =>
  wordFor(Object.hasOwn(VALUES, field) ? VALUES[field] : undefined, value);

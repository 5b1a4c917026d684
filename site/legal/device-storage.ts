// All that the site leaves in a reader's browser. A test compares this list with the code.
import { m } from '#messages';

export type Kept = {
  key: string;
  what: () => string;
  until: () => string;
};

export const DEVICE_STORAGE: Kept[] = [
  {
    key: 'preau-session',
    what: m.legal_storage_session,
    until: m.legal_storage_session_until,
  },
  {
    key: 'preau-browser',
    what: m.legal_storage_browser,
    until: m.legal_storage_browser_until,
  },
  {
    key: 'preau-to-validate',
    what: m.legal_storage_to_validate,
    until: m.legal_storage_to_validate_until,
  },
  {
    key: 'preau-to-answer',
    what: m.legal_storage_to_answer,
    until: m.legal_storage_to_validate_until,
  },
  {
    key: 'preau-draft',
    what: m.legal_storage_draft,
    until: m.legal_storage_draft_until,
  },
  {
    key: 'preau-contact',
    what: m.legal_storage_contact,
    until: m.legal_storage_contact_until,
  },
  {
    key: 'preau-contact-picture',
    what: m.legal_storage_contact,
    until: m.legal_storage_contact_until,
  },
  {
    key: 'preau-diagnosis',
    what: m.legal_storage_diagnosis,
    until: m.legal_storage_diagnosis_until,
  },
  {
    key: 'preau-opinions',
    what: m.legal_storage_opinions,
    until: m.legal_storage_opinions_until,
  },
  {
    key: 'preau-notes',
    what: m.legal_storage_notes,
    until: m.legal_storage_to_validate_until,
  },
  {
    key: 'preau-owner',
    what: m.legal_storage_owner,
    until: m.legal_storage_owner_until,
  },
  {
    key: 'preau-pages',
    what: m.legal_storage_pages,
    until: m.legal_storage_pages_until,
  },
  {
    key: 'preau-assets',
    what: m.legal_storage_assets,
    until: m.legal_storage_pages_until,
  },
  {
    key: 'preau-validate-at-once',
    what: m.legal_storage_validate,
    until: m.legal_storage_validate_until,
  },
  {
    key: 'preau-large',
    what: m.legal_storage_large,
    until: m.legal_storage_chosen_until,
  },
  {
    key: 'preau-reading',
    what: m.legal_storage_reading,
    until: m.legal_storage_chosen_until,
  },
  {
    key: 'preau-sign-up',
    what: m.legal_storage_email,
    until: m.legal_storage_sign_up_until,
  },
  {
    key: 'preau-sign-up-ticket',
    what: m.legal_storage_ticket,
    until: m.legal_storage_sign_up_until,
  },
  {
    key: 'preau-invitation',
    what: m.legal_storage_invitation,
    until: m.legal_storage_invitation_until,
  },
  {
    key: 'preau-probe',
    what: m.legal_storage_probe,
    until: m.legal_storage_probe_until,
  },
  {
    key: 'preau-welcome',
    what: m.legal_storage_welcome,
    until: m.legal_storage_once_until,
  },
  {
    key: 'preau-validated',
    what: m.legal_storage_validated,
    until: m.legal_storage_once_until,
  },
  {
    key: 'preau-module-done',
    what: m.legal_storage_module_done,
    until: m.legal_storage_once_until,
  },
];

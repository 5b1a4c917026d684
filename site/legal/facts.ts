// The facts that the law wants to read on the site. Each is written once, in the settings, and the
// legal pages place it by name.
import { m } from '#messages';
import { LEGAL_FACTS, type Settings } from '../cms/content.schema.ts';

/** What `<Legal field="…" />` may name. */
export const LEGAL_FIELDS = [...LEGAL_FACTS, 'contactEmail', 'phone', 'openingHours'] as const;
export type LegalField = (typeof LEGAL_FIELDS)[number];

/** What `<LegalFacts part="…" />` may name; the last two are more than a list of facts. */
export const LEGAL_PARTS = [
  'publisher',
  'host',
  'controller',
  'processors',
  'authority',
  'mediation',
  'contact',
  'storage',
  'accessibility',
] as const;
export type LegalPart = (typeof LEGAL_PARTS)[number];

const FIELDS_OF: Partial<Record<LegalPart, LegalField[]>> = {
  publisher: [
    'publisherName',
    'publisherLegalForm',
    'publisherRegistration',
    'vatNumber',
    'publisherAddress',
    'phone',
    'contactEmail',
    'publicationDirector',
  ],
  host: ['hostName', 'hostAddress', 'hostPhone'],
  controller: [
    'publisherName',
    'publisherAddress',
    'dataProtectionContact',
    'dataProtectionOfficer',
  ],
  processors: ['processors'],
  authority: ['supervisoryAuthority'],
  mediation: ['mediation'],
  contact: ['contactEmail', 'phone', 'openingHours', 'publisherAddress'],
};

type Fact = { field: LegalField; label: string; value: string };

/** The facts of a part that are known, with the words that introduce them. */
export function factsOf(part: LegalPart, settings: Settings): Fact[] {
  return (FIELDS_OF[part] ?? []).flatMap((field) => {
    const value = readFact(field, settings);
    return value === '' ? [] : [{ field, label: labelOf(field), value }];
  });
}

export function readFact(field: LegalField, settings: Settings): string {
  return (settings[field] ?? '').trim();
}

function labelOf(field: LegalField): string {
  const labels: Record<LegalField, () => string> = {
    publisherName: m.legal_publisher_name,
    publisherLegalForm: m.legal_publisher_form,
    publisherRegistration: m.legal_publisher_registration,
    vatNumber: m.legal_vat_number,
    publisherAddress: m.legal_publisher_address,
    publicationDirector: m.legal_publication_director,
    hostName: m.legal_host_name,
    hostAddress: m.legal_host_address,
    hostPhone: m.legal_phone,
    dataProtectionContact: m.legal_data_contact,
    dataProtectionOfficer: m.legal_data_officer,
    processors: m.legal_processors,
    backupRetention: m.legal_backups,
    supervisoryAuthority: m.legal_authority,
    mediation: m.legal_mediation,
    contactEmail: m.legal_email,
    phone: m.legal_phone,
    openingHours: m.legal_hours,
  };
  return labels[field]();
}

import { m } from '#messages';
import type { Block } from '../letter.ts';

/** What is kept of somebody who leaves, and why: the sentences that supabase/people.ts names. */
export function whatStays(locale: 'fr' | 'en'): Block[] {
  const into = { locale };
  const sentences = [
    m.account_leaving_stays_progress({}, into),
    m.account_leaving_stays_consents({}, into),
    m.account_leaving_stays_moderation({}, into),
    m.account_leaving_stays_communities({}, into),
    m.account_leaving_stays_documents({}, into),
    m.account_leaving_stays_log({}, into),
    m.account_leaving_stays_name({}, into),
  ];
  return [
    { kind: 'text', text: m.mail_leaving_stays({}, into) },
    ...sentences.map((sentence): Block => ({ kind: 'text', text: `– ${sentence}` })),
  ];
}

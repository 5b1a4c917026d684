/** Pages of which one remembers who read or accepted which version, by their address. */
export const DOCUMENTS = [
  'mentions-legales',
  'protection-des-donnees',
  'conditions-generales',
] as const;

/** Pages without which no site is published, in the order of the footer. */
export const LEGAL_PAGES = [...DOCUMENTS, 'cookies', 'accessibilite'] as const;

/** Pages of which one remembers who read or accepted which version: as in site/legal/pages.ts. */
export const DOCUMENTS: readonly string[] = [
  'mentions-legales',
  'protection-des-donnees',
  'conditions-generales',
];

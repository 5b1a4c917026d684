/** What every letter is written in. */
export interface Setting {
  /** Without a slash at its end. */
  siteUrl: string;
  locale: 'fr' | 'en';
}

/** The browsers that a help page speaks to, in the order of their tabs. */
export const BROWSERS = [
  'firefox',
  'chrome',
  'safari',
  'opera',
  'edge',
  'iphone',
  'android',
  'samsung',
  'mail',
] as const;

export type BrowserName = (typeof BROWSERS)[number];

/** Applications that open links in a window of their own: mail, and what behaves like it. */
const IN_AN_APP =
  /\bThunderbird\/|\bOutlook|MSOffice|\bFB(AN|AV|_IAB)|Instagram|LinkedInApp|\bGSA\/|YahooMobile|\bLine\/|; wv\)/i;

/** Most of them call themselves Chrome and Safari too: the one that says more comes first. */
const MARKS: readonly (readonly [RegExp, BrowserName])[] = [
  [IN_AN_APP, 'mail'],
  // Every browser of an iPhone is Safari underneath and is set in the same place. A window inside
  // an application says neither « Safari/ » nor another browser's name.
  [/\b(iPhone|iPad|iPod)\b.*\b(Safari|CriOS|FxiOS|EdgiOS|OPiOS|OPT)\//, 'iphone'],
  [/\b(iPhone|iPad|iPod)\b/, 'mail'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\bEdg(A|e)?\//, 'edge'],
  [/\b(OPR|Opera)\//, 'opera'],
  [/\bFirefox\//, 'firefox'],
  [/\bAndroid\b.*\bChrome\//, 'android'],
  [/Chrom(e|ium)\//, 'chrome'],
  [/\bMacintosh\b.*\bVersion\/.*\bSafari\//, 'safari'],
  [/\bMacintosh\b.*\bAppleWebKit\/(?!.*\bSafari\/)/, 'mail'],
];

/** The reader's browser as its user agent tells it; undefined where we do not know it. */
export function browserName(userAgent: string): BrowserName | undefined {
  return MARKS.find(([mark]) => mark.test(userAgent))?.[1];
}

/** The mailboxes that most people here have. */
const DOMAINS = [
  'gmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'hotmail.fr',
  'hotmail.com',
  'yahoo.fr',
  'yahoo.com',
  'outlook.fr',
  'outlook.com',
  'live.fr',
  'icloud.com',
  'bbox.fr',
  'neuf.fr',
  'numericable.fr',
  'aol.com',
];

/** Real ones that look like a slip for one of those. */
const NO_SLIPS = new Set(['email.com', 'gmx.fr', 'live.com', 'mail.com', 'me.com', 'ymail.com']);

/** Letters added, left out, changed, or two neighbours exchanged (Damerau). */
function distance(one: string, other: string): number {
  const rows: number[][] = [];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= one.length; i += 1) {
    const row: number[] = [];
    rows.push(row);
    for (let j = 0; j <= other.length; j += 1) {
      if (i === 0 || j === 0) {
        row.push(i + j);
        continue;
      }
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + change,
          isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(one.length, other.length);
}

/** A short domain may be somebody's own: one slip at most. */
const slipsIn = (domain: string) => (domain.length <= 7 ? 1 : 2);

function domainMeant(typed: string): string | undefined {
  if (DOMAINS.includes(typed) || NO_SLIPS.has(typed)) return undefined;
  if (typed === 'gmail.fr') return 'gmail.com'; // does not exist, and is written every day
  const whole = DOMAINS.find((domain) => domain.startsWith(`${typed}.`));
  if (whole) return whole;
  return DOMAINS.map((domain) => ({ domain, slips: distance(typed, domain) }))
    .filter(({ domain, slips }) => slips <= slipsIn(domain))
    .sort((a, b) => a.slips - b.slips)[0]?.domain;
}

/** zoe@gmail.com for zoe@gmial.com; null where nothing looks like a slip. A proposal, never a refusal. */
export function suggestAddress(email: string): string | null {
  const [, person = '', domain = ''] = /^([^@\s]+)@([^@\s]+)$/.exec(email.trim()) ?? [];
  const meant = domainMeant(domain.toLowerCase().replace(/\.$/, ''));
  return meant ? `${person}@${meant}` : null;
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** More than this around a common word is no mere ornament: « Soleil-83920174 » is another matter. */
const LONGEST_ORNAMENT = 6;

/** Lower case, without accents: « Élodie » and « elodie » are one name. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

/** The word behind a password: « P@ssw0rd1! » and « password » have one stem. */
export function stemOf(password: string): string {
  const folded = fold(password);
  const core = folded.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const isOrnate = folded.length - core.length > LONGEST_ORNAMENT;
  return [...(isOrnate ? folded : core)].map((letter) => LEET[letter] ?? letter).join('');
}

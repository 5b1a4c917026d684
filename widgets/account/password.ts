// The rule of decisions C-15 and C-26, once: the page shows it as one types, and the functions
// import this same file and enforce it. So it imports nothing but the list beside it.
import { COMMON_STEMS } from './common-passwords.ts';
import { fold, stemOf } from './password-stem.ts';

export const PASSWORD_MIN_LENGTH = 8;
/** bcrypt reads no further: a longer password would be cut in silence. */
export const PASSWORD_MAX_BYTES = 72;

const NAME_PART_MIN_LENGTH = 3;
const FEWEST_DIFFERENT_CHARACTERS = 5;

export const PASSWORD_PROBLEMS = [
  'length',
  'lower',
  'upper',
  'digit-or-special',
  'name',
  'common',
  'too-long',
] as const;

export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

function holdsName(password: string, name: string): boolean {
  const folded = fold(password);
  return fold(name)
    .split(/[^\p{L}]+/u)
    .some((part) => part.length >= NAME_PART_MIN_LENGTH && folded.includes(part));
}

function isCommon(password: string): boolean {
  const isMonotonous = new Set(fold(password)).size < FEWEST_DIFFERENT_CHARACTERS;
  return isMonotonous || COMMON_STEMS.has(stemOf(password));
}

/** What keeps this password from being accepted, in the order in which the page lists it. */
export function passwordProblems(password: string, name: string): PasswordProblem[] {
  const broken: Record<PasswordProblem, boolean> = {
    length: [...password].length < PASSWORD_MIN_LENGTH,
    lower: !/\p{Ll}/u.test(password),
    upper: !/\p{Lu}/u.test(password),
    'digit-or-special': !/[^\p{L}\p{M}]/u.test(password),
    name: holdsName(password, name),
    common: isCommon(password),
    'too-long': new TextEncoder().encode(password).length > PASSWORD_MAX_BYTES,
  };
  return PASSWORD_PROBLEMS.filter((problem) => broken[problem]);
}

import { m } from '#messages';
import type { PasswordProblem } from './password.ts';

/** The rule, line by line, as the page lists it. */
export const PROBLEM_RULES: Record<PasswordProblem, () => string> = {
  length: m.account_password_length,
  lower: m.account_password_lower,
  upper: m.account_password_upper,
  'digit-or-special': m.account_password_other,
  name: m.account_password_name,
  common: m.account_password_common,
  'too-long': m.account_password_too_long,
};

/** What to do about each. */
export const PROBLEM_ERRORS: Record<PasswordProblem, () => string> = {
  length: m.account_password_length_error,
  lower: m.account_password_lower_error,
  upper: m.account_password_upper_error,
  'digit-or-special': m.account_password_other_error,
  name: m.account_password_name_error,
  common: m.account_password_common_error,
  'too-long': m.account_password_too_long_error,
};

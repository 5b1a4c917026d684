import { m } from '#messages';
import type { Conformity } from '#site/legal/conformity.ts';

/** The three words that the law knows. */
export function conformityName({ state }: Conformity): string {
  return {
    none: m.legal_conform_none,
    partial: m.legal_conform_partial,
    full: m.legal_conform_full,
  }[state]();
}

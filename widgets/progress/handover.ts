import type { DoneModule } from './module-done.ts';

// What one page leaves for the next. Storage may be refused: then the next page says less.
function take(key: string): string | null {
  try {
    const value = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return value;
  } catch {
    return null;
  }
}

function leave(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Nothing is lost but a sentence on the next page.
  }
}

const WELCOME = 'preau-welcome';
const VALIDATED = 'preau-validated';

/** True once, on the first page after sign-up. */
export const takeWelcome = (): boolean => take(WELCOME) !== null;

/** Says on the next page that this lesson was validated. */
export const leaveValidated = (sentence: string): void => leave(VALIDATED, sentence);
export const takeValidated = (): string | null => take(VALIDATED);

const MODULE_DONE = 'preau-module-done';

/** Rejoices on the next page over a module that is done. */
export const leaveModuleDone = (module: DoneModule): void =>
  leave(MODULE_DONE, JSON.stringify(module));

export function takeModuleDone(): DoneModule | undefined {
  const left = take(MODULE_DONE);
  // A parsed border: only the line above writes it.
  return left === null ? undefined : JSON.parse(left);
}

export const goTo = (href: string): void => location.assign(href);

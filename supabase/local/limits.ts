import { StartError } from './start-error.ts';

/** How many attempts one name may make in a window, before it has to wait. */
export type Limit = { attempts: number; seconds: number };

/** Counts in memory, for one process: production's own limits live in Auth and in the database. */
export class Attempts {
  readonly #limit: Limit;
  readonly #times = new Map<string, number[]>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Seconds to wait, or 0 when there is still an attempt left. */
  wait(name: string, now: number): number {
    const times = this.#recent(name, now);
    const [oldest] = times;
    if (oldest === undefined || times.length < this.#limit.attempts) return 0;
    return Math.max(1, Math.ceil((oldest + this.#limit.seconds * 1000 - now) / 1000));
  }

  count(name: string, now: number): void {
    this.#forgetOld(now);
    this.#times.set(name, [...this.#recent(name, now), now]);
  }

  /** Takes back one that did not count after all. */
  giveBack(name: string): void {
    this.#times.set(name, (this.#times.get(name) ?? []).slice(0, -1));
  }

  forget(name: string): void {
    this.#times.delete(name);
  }

  #recent(name: string, now: number) {
    const begin = now - this.#limit.seconds * 1000;
    return (this.#times.get(name) ?? []).filter((time) => time > begin);
  }

  #forgetOld(now: number) {
    if (this.#times.size < 10_000) return;
    for (const name of [...this.#times.keys()]) {
      if (this.#recent(name, now).length === 0) this.#times.delete(name);
    }
  }
}

export type Limits = {
  /** Password attempts and link checks from one address. */
  authPerAddress: Limit;
  /** Failed passwords and codes for one mail address. */
  failuresPerMail: Limit;
  /** Calls to functions from one address. */
  functionsPerAddress: Limit;
  /** Token refreshes from one address. */
  refreshPerAddress: Limit;
};

export const DEFAULT_LIMITS: Limits = {
  authPerAddress: { attempts: 60, seconds: 300 },
  failuresPerMail: { attempts: 10, seconds: 900 },
  functionsPerAddress: { attempts: 120, seconds: 60 },
  refreshPerAddress: { attempts: 150, seconds: 300 },
};

/**
 * `PREAU_LIMITS`: JSON that replaces single limits, e.g. `{"failuresPerMail":{"attempts":3,"seconds":60}}`.
 * Only a stack apart, with a folder of its own or started by the tests, may loosen or tighten them.
 */
export function readLimits(env: NodeJS.ProcessEnv): Limits {
  const text = env['PREAU_LIMITS'];
  if (text === undefined || text === '') return DEFAULT_LIMITS;
  const isApart =
    env['PREAU_TEST_STACK'] === '1' || !['', '.local'].includes(env['PREAU_HOME'] ?? '');
  if (!isApart) {
    throw new StartError(
      'PREAU_LIMITS ne vaut que pour un essai : donnez aussi un dossier à part, PREAU_HOME=.local/essai.',
    );
  }
  return parseLimits(JSON.parse(text));
}

function parseLimits(value: unknown): Limits {
  const limits = { ...DEFAULT_LIMITS };
  for (const [name, limit] of Object.entries(Object(value))) {
    if (!isLimitName(name) || !isLimit(limit)) {
      throw new StartError(
        `PREAU_LIMITS : « ${name} » n'est pas une limite. Choisissez parmi ${Object.keys(DEFAULT_LIMITS).join(', ')}, chacune {"attempts":n,"seconds":n}.`,
      );
    }
    limits[name] = limit;
  }
  return limits;
}

const isLimitName = (name: string): name is keyof Limits => Object.hasOwn(DEFAULT_LIMITS, name);

function isLimit(value: unknown): value is Limit {
  if (typeof value !== 'object' || value === null) return false;
  if (!('attempts' in value && 'seconds' in value)) return false;
  return [value.attempts, value.seconds].every((n) => Number.isInteger(n) && Number(n) > 0);
}

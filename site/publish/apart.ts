// Work of a publication in a process of its own: its memory goes with it, and so does whatever it
// broke, and it holds no more keys than it needs.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';

type Failure = { message: string; where: CmsError['where']; detail: string };

/** The last word of a process that could not do its work. */
export type Failed = { failed: Failure };

/** What a failure looks like on the way to the publisher; `work` says in French what failed. */
export function failed(error: unknown, work: string): Failed {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const known = error instanceof CmsError;
  const first = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const message = known
    ? error.message
    : `${work} a échoué (${first}). Le site n’a pas changé. Prévenez la personne qui s’occupe du serveur.`;
  return { failed: { message, where: known ? error.where : {}, detail } };
}

export class ApartFailure extends CmsError {
  readonly detail: string;

  constructor({ message, where, detail }: Failure) {
    super(message, where);
    this.detail = detail;
  }
}

/** What it shares with the CMS (cms/src/checks) lies in a package that does not say its module type. */
const QUIET = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

/** Runs a script of this folder with this environment and no other; gives its last message. */
export function runApart<Said extends object>(
  script: string,
  env: NodeJS.ProcessEnv,
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, script), {
      env,
      execArgv: QUIET,
      stdio: 'inherit',
    });
    let heard: Said | Failed | undefined;
    child.on('message', (message: Said | Failed) => {
      heard = message;
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (heard && 'failed' in heard) reject(new ApartFailure(heard.failed));
      else if (heard) resolve(heard);
      else reject(new Error(`${script} ended without a word (${signal ?? code})`));
    });
  });
}

/** What editors wrote is compiled without a key that could write anywhere, or read what is right. */
export function withoutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    SUPABASE_SECRET_KEY: _key,
    PUBLISHER_DATABASE_URL: _url,
    WEBHOOK_SECRET: _secret,
    ANSWER_KEY_TOKEN: _token,
    PREVIEW_SECRET: _preview,
    ...rest
  } = env;
  return rest;
}

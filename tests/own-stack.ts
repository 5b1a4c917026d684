// A stack that a run of tests or measurements starts for itself, from nothing, beside any other.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** Moves every port above those that Linux gives to outgoing connections (32768 to 60999). */
export const BEYOND_OUTGOING = 7000;

export interface OwnStack {
  env: NodeJS.ProcessEnv;
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

export function ownStack(
  home: string,
  portOffset: string,
  extra: NodeJS.ProcessEnv = {},
): OwnStack {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PREAU_HOME: home,
    PREAU_PORT_OFFSET: portOffset,
    PREAU_TEST_STACK: '1',
    ...extra,
  };
  let child: ChildProcess | undefined;

  return {
    env,
    start() {
      rmSync(home, { recursive: true, force: true });
      mkdirSync(home, { recursive: true });
      console.log(`\n— a stack of our own (${home})`);
      const started = spawn('node', [resolve('supabase/local/start.ts')], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env,
      });
      child = started;
      return new Promise((done, fail) => {
        started.on('message', (message) => message === 'ready' && done());
        started.on('close', (code) => fail(new Error(`The stack ended with code ${code}`)));
      });
    },
    stop() {
      const running = child;
      if (!running || running.exitCode !== null) return Promise.resolve();
      return new Promise((done) => {
        running.on('close', () => done());
        running.kill('SIGINT');
      });
    },
  };
}

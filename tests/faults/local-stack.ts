import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** A stack of its own for one test of faults: own folder, own ports. */
export class LocalStack {
  readonly home: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #only: string[];
  child: ChildProcess | null = null;
  output = '';

  constructor(home: string, offset: number, only: string[]) {
    this.home = resolve(ROOT, home);
    this.#only = only;
    this.#env = {
      ...process.env,
      PREAU_HOME: this.home,
      PREAU_PORT_OFFSET: String(offset),
      PREAU_TEST_STACK: '1',
    };
  }

  run(script: string, words: string[] = []): ChildProcess {
    this.output = '';
    const child = spawn(process.execPath, [resolve(ROOT, script), ...words], {
      cwd: ROOT,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
    this.child = child;
    return child;
  }

  /** Starts and gives the seconds until all was ready. */
  start(): Promise<number> {
    const begin = Date.now();
    const all = this.#only.length === 0;
    const child = this.run('supabase/local/start.ts', all ? [] : ['--only', this.#only.join(',')]);
    return new Promise((done, reject) => {
      child.on('message', (word) => word === 'ready' && done((Date.now() - begin) / 1000));
      child.on('exit', (code) => reject(new Error(`ended with ${code}:\n${this.output}`)));
    });
  }

  /** The exit code, once it has ended by itself. */
  ended(): Promise<number | null> {
    const { child } = this;
    if (child === null || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((done) => child.on('exit', (code) => done(code)));
  }

  pids(): Record<string, number> {
    const file = resolve(this.home, 'stack.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).pids : {};
  }

  /** Every process that carries this stack's folder in its environment, zombies left out. */
  processes(): number[] {
    const mark = `PREAU_HOME=${this.home}\0`;
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
      .filter((entry) => {
        try {
          return readFileSync(`/proc/${entry}/environ`, 'utf8').includes(mark);
        } catch {
          return false; // it ended meanwhile
        }
      })
      .map(Number);
  }

  async portsInUse(ports: number[]): Promise<number[]> {
    const found = await Promise.all(
      ports.map(async (port) => ((await answers(port)) ? [port] : [])),
    );
    return found.flat();
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

/** Asks again until the answer is true; gives the seconds that it took, or null when time is over. */
export async function secondsUntil(
  isTrue: () => Promise<boolean> | boolean,
  limit: number,
): Promise<number | null> {
  const begin = Date.now();
  while (Date.now() - begin < limit * 1000) {
    if (await isTrue()) return (Date.now() - begin) / 1000;
    await new Promise((done) => setTimeout(done, 50));
  }
  return null;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { m } from '#messages';
import { Deaths } from './deaths.ts';
import { endAll } from './ending.ts';
import { Leash } from './leash.ts';
import { leftoversFile } from './leftovers.ts';
import { lastLines, logFile } from './logs.ts';
import type { Command, Part, PartName } from './part.ts';
import { signal } from './processes.ts';
import { StartError } from './start-error.ts';

type Running = { part: Part; child: ChildProcess | null; deaths: Deaths };

/** Starts the parts in the order of their needs, keeps them alive, and ends them. */
export class Supervisor {
  readonly #home: string;
  readonly #say: (line: string) => void;
  readonly #leash: Leash;
  readonly #running = new Map<PartName, Running>();
  readonly #ready = new Map<PartName, Promise<void>>();
  #isStopping = false;
  #hasFailed = false;
  #stopped: Promise<void> | null = null;
  #fail: (error: Error) => void = () => {};
  /** Never fulfilled; rejected when a part cannot be kept alive. */
  readonly failed: Promise<never>;
  onRestart: () => void = () => {};

  constructor(home: string, say: (line: string) => void) {
    this.#home = home;
    this.#leash = new Leash(leftoversFile(home));
    this.#say = say;
    this.failed = new Promise((_, reject) => {
      this.#fail = (error) => {
        this.#hasFailed = true;
        reject(error);
      };
    });
    this.failed.catch(() => {}); // whoever awaits it hears of it
  }

  /** Resolves when every part has become ready for the first time. */
  async start(parts: Part[]): Promise<void> {
    const chosen = new Set(parts.map((part) => part.name));
    for (const part of parts) {
      const needs = part.needs.filter((name) => chosen.has(name));
      this.#ready.set(part.name, this.#startFirst(part, needs));
    }
    await Promise.race([Promise.all(this.#ready.values()), this.failed]);
  }

  pids(): Record<string, number> {
    const parts = [...this.#running.values()].flatMap(({ part, child }) =>
      child?.pid === undefined ? [] : [[part.name, child.pid] as const],
    );
    const keeper = this.#leash.pid;
    return {
      supervisor: process.pid,
      ...(keeper === undefined ? {} : { keeper }),
      ...Object.fromEntries(parts),
    };
  }

  stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopped ??= endAll(this.#leash.all()).then(() => this.#leash.release());
    return this.#stopped;
  }

  async #startFirst(part: Part, needs: PartName[]) {
    // Promises of needs declared later are looked up after this turn, when all are known.
    await Promise.resolve();
    await Promise.all(needs.map((name) => this.#ready.get(name)));
    if (this.#isStopping) return;
    const running = { part, child: null, deaths: new Deaths() };
    this.#running.set(part.name, running);
    await new Promise<void>((resolve) => {
      void this.#keepAlive(running, resolve);
    });
  }

  async #keepAlive(running: Running, onFirstReady: () => void) {
    const { part, deaths } = running;
    while (!this.#isStopping) {
      const reason = await this.#live(running, onFirstReady);
      if (this.#isStopping || this.#hasFailed) return;
      if (deaths.record(Date.now())) {
        this.#giveUp(part, reason);
        return;
      }
      const pause = deaths.pause();
      const seconds = Math.round(pause / 100) / 10;
      this.#say(m.app_stack_died({ part: part.label, reason, seconds: `${seconds}` }));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  #giveUp(part: Part, reason: string) {
    const log = logFile(this.#home, part.name);
    const text = m.app_stack_gave_up({ part: part.label, reason, log });
    this.#fail(new StartError(`${text}\n\n${lastLines(log)}`));
  }

  /** One life of a part, to its end; gives the reason of the end. */
  async #live(running: Running, onFirstReady: () => void): Promise<string> {
    const { part } = running;
    const progress = this.#showProgress(part.label);
    try {
      await part.prepare?.();
      if (part.build !== undefined) await this.#build(part, await part.build());
      const child = this.#spawn(part, await part.command());
      running.child = child;
      const ended = once(child, 'exit').then(([code, name]) => describeEnd(code, name));
      const answer = await Promise.race([this.#untilReady(part, child), ended]);
      if (answer === null) {
        await part.afterStart?.();
        progress.done();
        onFirstReady();
        this.onRestart();
      } else if (child.exitCode === null && child.pid !== undefined) {
        signal(-child.pid, 'SIGKILL'); // alive, and without an answer
      }
      const end = await ended;
      return answer ?? end;
    } catch (error) {
      if (error instanceof StartError) this.#fail(error);
      const reason = error instanceof Error ? error.message : String(error);
      this.#end(running);
      return m.app_stack_step_failed({ reason });
    } finally {
      progress.stop();
      this.#end(running);
    }
  }

  /** Whatever the leader of the group left behind goes with it. */
  #end(running: Running) {
    const pid = running.child?.pid;
    running.child = null;
    if (pid === undefined || this.#isStopping) return;
    signal(-pid, 'SIGKILL');
    this.#leash.remove(pid);
  }

  async #untilReady(part: Part, child: ChildProcess): Promise<string | null> {
    const end = Date.now() + part.patience * 1000;
    while (child.exitCode === null && child.signalCode === null) {
      if (await part.isReady()) return null;
      if (Date.now() > end) return m.app_stack_not_ready_in_time({ seconds: part.patience });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return new Promise(() => {}); // it ended: the other promise of the race tells
  }

  async #build(part: Part, command: Command) {
    const child = this.#spawn(part, command);
    const [code, name] = await once(child, 'exit');
    if (child.pid !== undefined) this.#leash.remove(child.pid);
    if (code !== 0) throw new Error(describeEnd(code, name));
  }

  #spawn(part: Part, command: Command): ChildProcess {
    const { file, args, env, cwd, uid, gid } = command;
    const log = openSync(logFile(this.#home, part.name), 'a');
    const child = spawn(file, args, {
      env: env ?? process.env,
      stdio: ['ignore', log, log],
      detached: true,
      ...(cwd === undefined ? {} : { cwd }),
      ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
    });
    closeSync(log);
    child.on('error', (error) => {
      // It could not even start: no exit event follows.
      this.#fail(new StartError(`${part.label} : ${error.message}`, { cause: error }));
    });
    if (child.pid !== undefined) {
      const stopSignal = part.stopSignal ?? 'SIGTERM';
      this.#leash.add({ pid: child.pid, stopSignal, isLast: part.name === 'postgres' });
    }
    return child;
  }

  #showProgress(part: string) {
    const begin = Date.now();
    const seconds = () => ((Date.now() - begin) / 1000).toFixed(1).replace('.', ',');
    this.#say(m.app_stack_starting({ part }));
    const timer = setInterval(
      () => this.#say(m.app_stack_still_starting({ part, seconds: seconds().replace(/,.*/, '') })),
      10_000,
    );
    return {
      done: () => {
        clearInterval(timer);
        this.#say(m.app_stack_ready({ part, seconds: seconds() }));
      },
      stop: () => clearInterval(timer),
    };
  }
}

function describeEnd(code: number | null, name: NodeJS.Signals | null) {
  return name === null
    ? m.app_stack_exit_code({ code: `${code}` })
    : m.app_stack_exit_signal({ signal: name });
}

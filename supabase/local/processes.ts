import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The command line of a running process, or null. */
export function describeProcess(pid: number): string | null {
  if (existsSync('/proc/self/cmdline')) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return words === '' ? null : words;
    } catch {
      return null; // it ended
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim() || null;
}

/** True while the process, or with a negative number any process of its group, exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Sends a signal; that the receiver is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}

/** Waits until `isDone`, at most `timeout` milliseconds; says whether it was. */
export async function waitUntil(
  isDone: () => boolean | Promise<boolean>,
  timeout: number,
  interval = 50,
): Promise<boolean> {
  const end = Date.now() + timeout;
  for (;;) {
    if (await isDone()) return true;
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

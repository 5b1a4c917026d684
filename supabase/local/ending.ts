import { isAlive, signal, waitUntil } from './processes.ts';

/** A process that leads a group of its own, and the signal by which it ends in good order. */
export type Leashed = { pid: number; stopSignal: NodeJS.Signals; isLast: boolean };

const PATIENCE = 4000;

/** Ends all in order, the database last; who does not listen is killed. Takes 9 seconds at most. */
export async function endAll(all: Leashed[]): Promise<void> {
  await Promise.all(all.filter((one) => !one.isLast).map(end));
  await Promise.all(all.filter((one) => one.isLast).map(end));
}

async function end({ pid, stopSignal, isLast }: Leashed) {
  // The postmaster passes the word on itself; its children lead groups of their own.
  signal(isLast ? pid : -pid, stopSignal);
  if (await waitUntil(() => !isAlive(-pid), PATIENCE)) return;
  signal(isLast ? pid : -pid, 'SIGQUIT');
  if (isLast && (await waitUntil(() => !isAlive(-pid), 500))) return;
  signal(-pid, 'SIGKILL');
  await waitUntil(() => !isAlive(-pid), 500);
}

// Ends the parts when the supervisor is gone. It holds one end of a pipe: the supervisor writes
// which processes there are, and whatever way it dies, `kill -9` included, the pipe closes.
import { createInterface } from 'node:readline';
import { endAll, type Leashed } from './ending.ts';

const leashed = new Map<number, Leashed>();

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { add, remove }: { add?: Leashed; remove?: number } = JSON.parse(line);
  if (add !== undefined) leashed.set(add.pid, add);
  if (remove !== undefined) leashed.delete(remove);
});
lines.on('close', async () => {
  await endAll([...leashed.values()]);
  process.exit(0);
});

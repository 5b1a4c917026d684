import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './config.ts';
import { endAll, type Leashed } from './ending.ts';
import { describeProcess } from './processes.ts';

export const leftoversFile = (home: string) => join(home, 'running.json');

/** Ends what an earlier supervisor started, when neither it nor its keeper could. */
export async function endLeftovers(home: string): Promise<void> {
  const file = leftoversFile(home);
  if (!existsSync(file)) return;
  // Written by the supervisor itself, in one go; a half-written file has nothing to say.
  const recorded: Leashed[] = parse(readFileSync(file, 'utf8'));
  const left = recorded.filter(({ pid }) => {
    const words = describeProcess(pid) ?? '';
    return words.includes(PROJECT_ROOT) || words.includes(home); // else the number is a stranger's
  });
  await endAll(left);
  rmSync(file, { force: true });
}

function parse(text: string): Leashed[] {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { m } from '#messages';
import type { LocalConfig } from './config.ts';
import { describeProcess } from './processes.ts';
import { StartError } from './start-error.ts';

/** Goes up when a start could not use what an earlier version left in the folder. */
const DATA_VERSION = '1';

/** Makes the folder, refuses one of another version, and takes it for this process. */
export function openHome({ home }: LocalConfig): void {
  mkdirSync(join(home, 'logs'), { recursive: true });
  const versionFile = join(home, 'version');
  if (existsSync(join(home, 'postgres'))) {
    const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : '?';
    if (found !== DATA_VERSION) {
      throw new StartError(m.app_stack_old_data({ home, found, wanted: DATA_VERSION }));
    }
  } else {
    writeFileSync(versionFile, `${DATA_VERSION}\n`);
  }
  const holder = findHolder(home);
  if (holder !== null) throw new StartError(m.app_stack_already_running({ home, pid: holder }));
  writeFileSync(lockFile(home), `${process.pid}\n`);
}

export function closeHome({ home, stackFile }: LocalConfig): void {
  rmSync(stackFile, { force: true });
  rmSync(lockFile(home), { force: true });
}

const lockFile = (home: string) => join(home, 'supervisor.pid');

/** The supervisor that uses the folder now. A number that a stranger has got since does not count. */
export function findHolder(home: string): number | null {
  if (!existsSync(lockFile(home))) return null;
  const pid = Number(readFileSync(lockFile(home), 'utf8'));
  if (!Number.isInteger(pid) || pid === process.pid) return null;
  return describeProcess(pid)?.includes('start.ts') ? pid : null;
}

type Owner = { uid: number; gid: number };

/** The first folder on the way to `path` that the user may not enter, with its mode. */
export function findClosedFolder(
  path: string,
  user: Owner,
): { folder: string; mode: string } | null {
  const above = dirname(path);
  const closedAbove = above === path ? null : findClosedFolder(above, user);
  if (closedAbove !== null || !existsSync(path)) return closedAbove;
  const stat = statSync(path);
  if (!stat.isDirectory()) return null;
  const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
  if ((stat.mode & bit) !== 0) return null;
  return { folder: path, mode: (stat.mode & 0o777).toString(8).padStart(4, '0') };
}

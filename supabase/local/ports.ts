import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { m } from '#messages';
import { describeProcess, waitUntil } from './processes.ts';
import { StartError } from './start-error.ts';

/** @throws StartError that names each taken port, its holder and the way out. */
export async function assertPortsFree(wanted: Record<string, number>): Promise<void> {
  const taken: string[] = [];
  for (const [label, port] of Object.entries(wanted)) {
    if (await waitUntil(() => isFree(port), SHORT_WAIT)) continue;
    // These ports lie where the system also takes ports for outgoing connections; it gives one back
    // a minute after its end.
    if (!isListening(port) && (await waitUntil(() => isFree(port), LINGERING))) continue;
    const holder = findHolderOfPort(port);
    const who = holder === null ? m.app_stack_port_someone() : `${holder.command} (${holder.pid})`;
    taken.push(m.app_stack_port_taken({ port, label, who }));
  }
  if (taken.length > 0) throw new StartError([...taken, m.app_stack_port_advice()].join('\n'));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

const SHORT_WAIT = 2000;
const LINGERING = 70_000;

const isListening = (port: number) => listListening().some((socket) => socket.port === port);

type Holder = { pid: number; command: string };

function findHolderOfPort(port: number): Holder | null {
  const pid = existsSync('/proc/net/tcp') ? findInProc(port) : askLsof(port);
  if (pid === null) return null;
  const words = describeProcess(pid)?.split(' ').slice(0, 2).join(' ');
  return { pid, command: words ?? '?' };
}

const LISTEN = '0A';

/** All sockets, their addresses as the kernel writes them: `0100007F`. */
function listSockets() {
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((table) => existsSync(table))
    .flatMap((table) => readFileSync(table, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .map((fields) => {
      const [address = '', port = ''] = (fields[1] ?? '').split(':');
      return {
        address,
        port: Number.parseInt(port, 16),
        isListening: fields[3] === LISTEN,
        inode: fields[9] ?? '',
      };
    });
}

export const listListening = () => listSockets().filter((socket) => socket.isListening);

function findInProc(port: number): number | null {
  const inodes = new Set(
    listSockets()
      .filter((socket) => socket.port === port)
      .map((socket) => `socket:[${socket.inode}]`),
  );
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const fds = readdirSync(`/proc/${entry}/fd`);
      if (fds.some((fd) => inodes.has(readLink(`/proc/${entry}/fd/${fd}`)))) return Number(entry);
    } catch {
      // another user's process: its sockets are not ours to see
    }
  }
  return null;
}

function readLink(path: string) {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // closed since
  }
}

function askLsof(port: number): number | null {
  const { stdout } = spawnSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], {
    encoding: 'utf8',
  });
  const pid = Number.parseInt(stdout ?? '', 10);
  return Number.isInteger(pid) ? pid : null;
}

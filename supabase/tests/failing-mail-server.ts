import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** How a mail server may fail, in turn: before it listens, at an address, at the text, and after it. */
const FAULTS = ['hang-up', 'busy', 'full', 'silent'] as const;
type Fault = (typeof FAULTS)[number];

export interface FailingMailServer {
  url: string;
  /** Every message that it took, as it came, those without an answer too. */
  taken: string[];
  /** How often it failed in each way. */
  failed: Record<Fault, number>;
  stop: () => Promise<void>;
}

/** Speaks just enough SMTP, and fails at every third call. */
export async function startFailingMailServer(): Promise<FailingMailServer> {
  const taken: string[] = [];
  const failed: Record<Fault, number> = { 'hang-up': 0, busy: 0, full: 0, silent: 0 };
  let calls = 0;
  const { port, stop } = await listen(0, (socket) => {
    calls += 1;
    const fault = calls % 3 === 0 ? FAULTS[(calls / 3) % FAULTS.length] : undefined;
    if (fault) failed[fault] += 1;
    if (fault === 'hang-up') return socket.destroy();
    return converse(socket, fault, (message) => taken.push(message));
  });
  return { url: `smtp://127.0.0.1:${port}`, taken, failed, stop };
}

export interface RestingMailServer {
  url: string;
  taken: string[];
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Takes everything while it is up. While it is down nobody listens: callers are refused at once. */
export async function makeRestingMailServer(): Promise<RestingMailServer> {
  const taken: string[] = [];
  const answer = (socket: Socket) => converse(socket, undefined, (message) => taken.push(message));
  let running = await listen(0, answer);
  const { port } = running;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    start: async () => {
      running = await listen(port, answer);
    },
    stop: () => running.stop(),
  };
}

async function listen(wanted: number, answer: (socket: Socket) => unknown) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {}); // the caller hung up
    answer(socket);
  });
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    port: address.port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function converse(socket: Socket, fault: Fault | undefined, take: (message: string) => void) {
  const END = '\r\n.\r\n';
  let heard = '';
  let isReading = false;
  socket.write('220 failing\r\n');
  socket.on('data', (bytes) => {
    heard += bytes.toString('utf8');
    for (;;) {
      const end = heard.indexOf(isReading ? END : '\r\n');
      if (end < 0) return;
      const said = heard.slice(0, end);
      heard = heard.slice(end + (isReading ? END.length : 2));
      if (isReading) {
        isReading = false;
        take(said);
        // The worst: the mail is in the mailbox, and nobody was told.
        if (fault === 'silent') return socket.destroy();
        socket.write('250 taken\r\n');
        continue;
      }
      const word = said.slice(0, 4).toUpperCase();
      if (word === 'RCPT' && fault === 'busy') socket.write('451 later\r\n');
      else if (word === 'DATA' && fault === 'full') socket.write('452 full\r\n');
      else if (word === 'DATA') {
        isReading = true;
        socket.write('354 go on\r\n');
      } else if (word === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}

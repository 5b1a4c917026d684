// The mailbox of this machine: it takes every mail, shows it, and keeps it on disk.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadConfig } from './config.ts';

const config = loadConfig();
const mailDirectory = join(config.home, 'mail');
mkdirSync(mailDirectory, { recursive: true });

type MailDev = (options: Record<string, unknown>) => { listen: () => Promise<void> };
// maildev is CommonJS, without types.
const maildev: MailDev = createRequire(import.meta.url)('maildev');

const server = maildev({
  ip: '127.0.0.1',
  smtp: config.ports.smtp,
  webIp: '127.0.0.1',
  web: config.ports.mailbox,
  mailDirectory,
});
await server.listen();

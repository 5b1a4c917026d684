import { resolve } from 'node:path';
import { loadSecrets, type Secrets } from './secrets.ts';
import { StartError } from './start-error.ts';

const PORTS = {
  site: 4321,
  preview: 4322,
  publisher: 4323,
  cms: 1337,
  api: 54321,
  postgres: 54322,
  functions: 54323,
  mailbox: 54324,
  smtp: 54325,
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Record<PortName, number>;

/** The cluster's superuser. As on Supabase, `postgres` is a lesser role: it runs the migrations. */
export const SUPERUSER = 'supabase_admin';

export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');

export type LocalConfig = {
  /** The folder that holds data, secrets, stack.json and releases. */
  home: string;
  portOffset: number;
  ports: Ports;
  secrets: Secrets;
  siteUrl: string;
  previewUrl: string;
  publisherUrl: string;
  cmsUrl: string;
  apiUrl: string;
  functionsUrl: string;
  mailboxUrl: string;
  smtpUrl: string;
  /** Superuser, database `supabase`. */
  databaseUrl: string;
  /** Role `publisher`, database `supabase`. */
  publisherDatabaseUrl: string;
  /** Role `cms`, database `strapi`. */
  cmsDatabaseUrl: string;
  releasesDir: string;
  stackFile: string;
};

/** @throws an Error in French, for the person who set the variable. */
export function parsePortOffset(value: string | undefined): number {
  if (value === undefined || value === '') return 0;
  const offset = Number(value);
  const isUsable = Number.isInteger(offset) && offset >= 0 && offset <= 65_535 - PORTS.smtp;
  if (!isUsable) {
    throw new StartError(
      `PREAU_PORT_OFFSET vaut « ${value} » ; donnez un nombre entier entre 0 et ${65_535 - PORTS.smtp}, par exemple PREAU_PORT_OFFSET=100.`,
    );
  }
  return offset;
}

export function portsAt(offset: number): Ports {
  return {
    site: PORTS.site + offset,
    preview: PORTS.preview + offset,
    publisher: PORTS.publisher + offset,
    cms: PORTS.cms + offset,
    api: PORTS.api + offset,
    postgres: PORTS.postgres + offset,
    functions: PORTS.functions + offset,
    mailbox: PORTS.mailbox + offset,
    smtp: PORTS.smtp + offset,
  };
}

export function loadConfig(env: NodeJS.ProcessEnv = process.env): LocalConfig {
  const home = resolve(PROJECT_ROOT, env['PREAU_HOME'] || '.local');
  const portOffset = parsePortOffset(env['PREAU_PORT_OFFSET']);
  const ports = portsAt(portOffset);
  const secrets = loadSecrets(home);
  const http = (port: number) => `http://127.0.0.1:${port}`;
  const database = (user: string, password: string, name: string) =>
    `postgres://${user}:${password}@127.0.0.1:${ports.postgres}/${name}`;
  return {
    home,
    portOffset,
    ports,
    secrets,
    siteUrl: http(ports.site),
    previewUrl: http(ports.preview),
    publisherUrl: http(ports.publisher),
    cmsUrl: http(ports.cms),
    apiUrl: http(ports.api),
    functionsUrl: http(ports.functions),
    mailboxUrl: http(ports.mailbox),
    smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
    databaseUrl: database(SUPERUSER, secrets.postgresPassword, 'supabase'),
    publisherDatabaseUrl: database('publisher', secrets.publisherPassword, 'supabase'),
    cmsDatabaseUrl: database('cms', secrets.cmsPassword, 'strapi'),
    releasesDir: resolve(home, 'releases'),
    stackFile: resolve(home, 'stack.json'),
  };
}

import { renameSync, writeFileSync } from 'node:fs';
import { m } from '#messages';
import type { LocalConfig } from './config.ts';
import { listDemoAccounts } from './demo-accounts.ts';
import type { PartName } from './part.ts';

const startedAt = new Date().toISOString();

/** Written when all is ready, and again when a part came back under another number. */
export function writeStackFile(config: LocalConfig, pids: Record<string, number>): void {
  const stack = {
    siteUrl: config.siteUrl,
    previewUrl: config.previewUrl,
    cmsUrl: config.cmsUrl,
    apiUrl: config.apiUrl,
    mailboxUrl: config.mailboxUrl,
    smtp: { host: '127.0.0.1', port: config.ports.smtp },
    publishableKey: config.secrets.publishableKey,
    demoAccounts: listDemoAccounts(config),
    pids,
    startedAt,
  };
  const draft = `${config.stackFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(stack, null, 2)}\n`);
  renameSync(draft, config.stackFile);
}

/** The table that `npm start` prints. */
export function describeStack(config: LocalConfig, parts: PartName[]): string {
  const addresses: [PartName, string, string][] = [
    ['site', m.app_stack_table_site(), config.siteUrl],
    ['cms', m.app_stack_table_cms(), `${config.cmsUrl}/admin`],
    ['api', m.app_stack_table_api(), config.apiUrl],
    ['mail', m.app_stack_table_mailbox(), config.mailboxUrl],
    ['postgres', m.app_stack_part_postgres(), `127.0.0.1:${config.ports.postgres}`],
  ];
  const shown = addresses.filter(([name]) => parts.includes(name)).map(([, ...row]) => row);
  const sections = [m.app_stack_table_addresses(), table(shown)];
  if (parts.includes('site')) {
    const accounts = listDemoAccounts(config).map((account) => [
      account.name,
      account.role,
      account.email,
      account.password,
      account.where,
    ]);
    sections.push('', m.app_stack_table_accounts(), table(accounts));
  }
  return sections.join('\n');
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('   ')
          .trimEnd()}`,
    )
    .join('\n');
}

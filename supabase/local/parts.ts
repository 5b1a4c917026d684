import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { m } from '#messages';
import { type LocalConfig, PROJECT_ROOT } from './config.ts';
import type { Command, Part } from './part.ts';
import { baseEnv, cmsEnv, functionsEnv, previewEnv, publisherEnv, siteEnv } from './part-env.ts';
import { isPostgresReady, postgresCommand, prepareCluster, prepareDatabases } from './postgres.ts';

/** What the preview shares with the CMS lies in a package that does not say its module type. */
const QUIET = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

const inProject = (path: string) => resolve(PROJECT_ROOT, path);

async function answers(url: string, isGood = (status: number) => status < 500): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
    await response.body?.cancel();
    return isGood(response.status);
  } catch {
    return false; // not yet
  }
}

/** All parts, with what each needs. In development ours restart by themselves when a file changes. */
export function defineParts(config: LocalConfig, isDev: boolean): Part[] {
  const { ports } = config;

  const node = (script: string, env: NodeJS.ProcessEnv, flags: string[] = []): Command => ({
    file: process.execPath,
    args: [...(isDev ? ['--watch', '--watch-preserve-output'] : []), ...flags, inProject(script)],
    env,
    cwd: PROJECT_ROOT,
  });

  return [
    {
      name: 'postgres',
      label: m.app_stack_part_postgres(),
      needs: [],
      ports: { [m.app_stack_part_postgres()]: ports.postgres },
      prepare: () => prepareCluster(config),
      command: () => postgresCommand(config),
      isReady: () => isPostgresReady(config),
      afterStart: async () => {
        await prepareDatabases(config);
      },
      stopSignal: 'SIGINT', // "fast": it ends sessions, writes all, and goes
      patience: 60,
    },
    {
      name: 'mail',
      label: m.app_stack_part_mail(),
      needs: [],
      ports: {
        [m.app_stack_part_mail()]: ports.mailbox,
        [m.app_stack_part_smtp()]: ports.smtp,
      },
      command: async () => node('supabase/local/mail.ts', baseEnv()),
      isReady: () => answers(`${config.mailboxUrl}/healthz`),
      patience: 60,
    },
    {
      name: 'functions',
      label: m.app_stack_part_functions(),
      needs: [],
      ports: { [m.app_stack_part_functions()]: ports.functions },
      command: async () => denoCommand(config, isDev),
      isReady: () => answers(`${config.functionsUrl}/_health`),
      patience: 120,
    },
    {
      name: 'api',
      label: m.app_stack_part_api(),
      needs: ['postgres'],
      ports: { [m.app_stack_part_api()]: ports.api },
      command: async () => node('supabase/local/api.ts', baseEnv()),
      isReady: () => answers(`${config.apiUrl}/auth/v1/health`),
      patience: 60,
    },
    {
      name: 'scheduler',
      label: m.app_stack_part_scheduler(),
      needs: ['api', 'functions'],
      ports: {},
      command: async () => node('supabase/local/scheduler.ts', baseEnv()),
      isReady: async () => true,
      patience: 60,
    },
    {
      name: 'cms',
      label: m.app_stack_part_cms(),
      needs: ['postgres'],
      ports: { [m.app_stack_part_cms()]: ports.cms },
      build: async () => ({
        file: process.execPath,
        args: [inProject('cms/build.mjs')],
        env: cmsEnv(config),
        cwd: inProject('cms'),
      }),
      command: async () => ({
        file: process.execPath,
        args: [inProject('cms/node_modules/@strapi/strapi/bin/strapi.js'), 'start'],
        env: cmsEnv(config),
        cwd: inProject('cms'),
      }),
      isReady: () => answers(`${config.cmsUrl}/_health`, (status) => status === 204),
      patience: 300,
    },
    {
      name: 'publisher',
      label: m.app_stack_part_publisher(),
      needs: ['cms', 'api'],
      ports: { [m.app_stack_part_publisher()]: ports.publisher },
      command: async () => node('site/publish/publisher.ts', publisherEnv(config)),
      isReady: () => answers(config.publisherUrl),
      patience: 120,
    },
    {
      name: 'preview',
      label: m.app_stack_part_preview(),
      needs: ['cms'],
      ports: { [m.app_stack_part_preview()]: ports.preview },
      command: async () => node('site/preview/preview.ts', previewEnv(config), QUIET),
      // Whoever brings no pass finds nothing: that is its answer.
      isReady: () => answers(config.previewUrl),
      patience: 60,
    },
    {
      name: 'site',
      label: m.app_stack_part_site(),
      needs: ['publisher'],
      ports: { [m.app_stack_part_site()]: ports.site },
      command: async () =>
        isDev ? astroDev(config) : node('site/publish/serve.ts', siteEnv(config)),
      // Before the first release it says that the site is being prepared: that is an answer too.
      isReady: () => answers(config.siteUrl, () => true),
      patience: 120,
    },
  ];
}

/** The functions may reach this machine only: the API, and the mail server. */
function denoCommand(config: LocalConfig, isDev: boolean): Command {
  const installed = inProject('node_modules/deno/deno');
  const { api, smtp, functions } = config.ports;
  return {
    file: existsSync(installed) ? installed : inProject('node_modules/.bin/deno'),
    args: [
      'run',
      ...(isDev ? [`--watch=${inProject('supabase/functions')}`] : []),
      '--no-prompt',
      '--no-lock',
      '--node-modules-dir=manual',
      `--config=${inProject('supabase/functions/deno.json')}`,
      `--allow-net=${[api, smtp, functions].map((port) => `127.0.0.1:${port}`).join(',')}`,
      '--allow-env',
      '--allow-sys=hostname,osRelease',
      `--allow-read=${PROJECT_ROOT}`,
      inProject('supabase/local/functions-router.ts'),
    ],
    env: functionsEnv(config),
    cwd: PROJECT_ROOT,
  };
}

function astroDev(config: LocalConfig): Command {
  return {
    file: process.execPath,
    args: [
      inProject('node_modules/astro/bin/astro.mjs'),
      'dev',
      '--host',
      '127.0.0.1',
      '--port',
      String(config.ports.site),
    ],
    env: { ...siteEnv(config), ASTRO_DEV_BACKGROUND: '0' },
    cwd: PROJECT_ROOT,
  };
}

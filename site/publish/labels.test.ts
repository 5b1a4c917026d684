// A whole build of a copy of the project, with the catalogue changed: what follows, and what stops.
import { spawn } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { HELP_PLACES } from '../../widgets/lib/help-places.ts';
import { FAKE_TOKEN, type FakeStrapi, fakeStrapi, smallContent } from '../cms/fake-strapi.ts';
import { temporaryFolder } from './release-fixture.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES =
  'astro.config.mjs cms/src/checks messages package.json site supabase/types.ts tests/check tsconfig.json widgets';
const LABEL = 'account_sign_in_title';
const NEW_TEXT = 'Entrer dans le préau';
const MINUTES = 300_000;

async function copyOfProject(folder: string, change: (catalogue: Record<string, string>) => void) {
  for (const source of SOURCES.split(' ')) {
    await cp(join(ROOT, source), join(folder, source), { recursive: true });
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const locale of ['fr', 'en']) {
    const path = join(folder, `messages/${locale}.json`);
    const catalogue: Record<string, string> = JSON.parse(await readFile(path, 'utf8'));
    change(catalogue);
    await writeFile(path, JSON.stringify(catalogue));
  }
  const { status, output } = await run(folder, 'tests/check/messages.ts');
  expect(output).toBe('');
  expect(status).toBe(0);
}

// Not spawnSync: the CMS that it asks lives in this process.
function run(folder: string, script: string, env: NodeJS.ProcessEnv = {}) {
  const { VITEST: _, NODE_ENV: __, ...own } = process.env;
  const child = spawn(process.execPath, [script], { cwd: folder, env: { ...own, ...env } });
  let output = '';
  const hear = (text: Buffer) => {
    output += text;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise<{ status: number | null; output: string }>((done) => {
    child.on('close', (status) => done({ status, output }));
  });
}

function build(folder: string, strapi: FakeStrapi) {
  return run(folder, 'site/publish/build.ts', {
    STRAPI_URL: strapi.url,
    STRAPI_TOKEN: FAKE_TOKEN,
    BUILD_NOW: '2026-01-06T00:00:00Z',
    CONTENT_DIR: join(folder, '.content'),
    OUT_DIR: join(folder, 'dist'),
    RELEASE_DIR: join(folder, '.release'),
  });
}

/** A CMS whose help pages all quote the label, on their third line. */
async function cms(): Promise<FakeStrapi> {
  const { content, files } = await smallContent();
  const pages = Object.values(HELP_PLACES).map((place) => place.split('/'));
  const categories = [...new Set(pages.map(([category]) => category ?? ''))];
  content['help-categories'] = categories.map((slug, index) => ({
    documentId: slug,
    slug,
    title: slug,
    position: index + 1,
  }));
  content['help-pages'] = pages.map(([category = '', slug = ''], index) => ({
    documentId: slug,
    slug,
    title: slug,
    body: `Un.\n\nChoisissez <Label name="${LABEL}" />.`,
    position: index + 1,
    category: { documentId: category },
    updatedAt: '2026-01-02T00:00:00.000Z',
  }));
  return fakeStrapi(content, files);
}

test(
  'a text changed in the catalogue changes on the button and on every help page',
  async () => {
    await using folder = await temporaryFolder();
    await using strapi = await cms();
    await copyOfProject(folder.path, (catalogue) => {
      catalogue[LABEL] = NEW_TEXT;
    });
    const built = await build(folder.path, strapi);
    expect(built.output).toMatch(/pages/);
    expect(built.status).toBe(0);

    const read = (page: string) => readFile(join(folder.path, 'dist', page, 'index.html'), 'utf8');
    expect(await read('connexion')).toMatch(new RegExp(`<button[^>]*>${NEW_TEXT}</button>`));
    for (const page of Object.values(HELP_PLACES)) {
      expect(await read(`aide/${page}`), page).toContain(
        `<span class="ui-label">${NEW_TEXT}</span>`,
      );
    }
  },
  MINUTES,
);

test(
  'a text removed stops the build, which names the page, the line and the label',
  async () => {
    await using folder = await temporaryFolder();
    await using strapi = await cms();
    await copyOfProject(folder.path, (catalogue) => {
      delete catalogue[LABEL];
    });
    const built = await build(folder.path, strapi);
    expect(built.status).toBe(1);
    expect(built.output).toMatch(
      /page d’aide « [a-z-]+ » : le champ body, ligne 3, cite le libellé « account_sign_in_title »/,
    );
  },
  MINUTES,
);

// Builds the CMS (its TypeScript and its admin panel, half a minute) when a source has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = import.meta.dirname;
const STAMP = join(ROOT, 'dist/.sources');
// The editor offers the site's own words.
const WORDS = '../messages/fr.json';
const SOURCES = ['package-lock.json', 'tsconfig.json', 'config', 'src', WORDS];

function filesOf(path) {
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) {
    const files = /\.\w+$/.test(source) ? [join(ROOT, source)] : filesOf(source);
    for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const sources = fingerprint();
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) {
  console.log('CMS : déjà construit.');
} else {
  console.log(
    'CMS : construction de Strapi (une demi-minute, seulement quand ses sources changent)…',
  );
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const { status } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js'), 'build', '--silent'],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    },
  );
  if (status !== 0) {
    console.error('CMS : la construction a échoué ; le message est au-dessus.');
    process.exit(status ?? 1);
  }
  writeFileSync(STAMP, sources);
  console.log('CMS : construit.');
}

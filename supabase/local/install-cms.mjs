// Strapi keeps its own package.json and lockfile: its React 18 must not meet the site's React 19.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `\nLe Node 24 du projet n'a pas été installé : ce script tourne sous ${process.version}.\n` +
      'npm a sans doute bloqué le script du paquet « node ». Lancez « npm approve-scripts node », puis « npm install ».\n',
  );
  process.exit(1);
}

if (existsSync('cms/package-lock.json')) {
  console.log('Installation de Strapi (cms/) : une à deux minutes…');
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: 'cms',
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

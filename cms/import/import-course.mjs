// npm run import:course -- <folder> [--title "…"] [--access public|enrolled] [--opens-at 2026-09-28T09:00:00+02:00] [--dry-run]
// Opens Strapi's document service on the stack's database (beside the running server, or alone).
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtModule, openStrapi, prepareCms, stop } from './open-strapi.mjs';

const USAGE = `Usage : npm run import:course -- <dossier> [--title "Titre du cours"] [--access public|enrolled] [--opens-at 2026-09-28T09:00:00+02:00] [--dry-run]
  --dry-run  dire ce qui se passerait, sans rien changer`;

const options = readOptions();
await prepareCms();
const { importCourse } = builtModule('import/import-course.js');

const strapi = await openStrapi();
try {
  const { lines, course } = await importCourse(strapi, options);
  tell(lines);
  if (options.isDryRun) {
    console.log(
      `\nEssai : c’est ce qui arriverait au cours « ${course.title} ». Rien n’a été changé.`,
    );
  } else if (!options.opensAt) {
    console.log(
      'Sans --opens-at, un nouveau module n’a pas de date : il reste fermé. Donnez-lui une date dans Strapi, ou relancez avec --opens-at.',
    );
  }
} catch (error) {
  console.error(
    `\n${error.message}\n\nL’import s’est arrêté, et rien n’a été changé. Corrigez, puis relancez la même commande.`,
  );
  process.exitCode = 1;
}
// Strapi is not closed: what listens to written entries reads the database after they are committed,
// and would find it gone.
if (!process.exitCode && !options.isDryRun) await tellPublisher();
process.exit();

function tell(lines) {
  const counts = new Map();
  for (const { path, outcome, detail } of lines) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    console.log(`${outcome.padEnd(10)}  ${path}${detail ? `  (${detail})` : ''}`);
  }
  console.log([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', '));
}

function readOptions() {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        access: { type: 'string' },
        'opens-at': { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    stop(`${error.message}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  if (positionals.length !== 1) stop(USAGE);
  const folder = resolve(process.env.INIT_CWD ?? '.', positionals[0]);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    stop(`Le dossier « ${folder} » n’existe pas.\n${USAGE}`);
  }
  if (values.access && !['public', 'enrolled'].includes(values.access))
    stop(`--access vaut public ou enrolled.\n${USAGE}`);
  if (values['opens-at'] && !/(Z|[+-]\d\d:?\d\d)$/.test(values['opens-at'])) {
    stop(`--opens-at doit dire son fuseau horaire : 2026-09-28T09:00:00+02:00.`);
  }
  return {
    folder,
    title: values.title,
    access: values.access,
    opensAt: values['opens-at'],
    isDryRun: values['dry-run'],
    publishes: true,
    user: null,
  };
}

async function tellPublisher() {
  const { PUBLISHER_URL: publisher, WEBHOOK_SECRET: secret } = process.env;
  if (!publisher || !secret) return;
  try {
    const answer = await fetch(`${publisher}/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ event: 'import.course' }),
      signal: AbortSignal.timeout(10_000),
    });
    console.log(answer.ok ? 'Le site se reconstruit.' : `Le publieur a répondu ${answer.status}.`);
  } catch {
    console.log('Le publieur ne répond pas : le site changera à sa prochaine construction.');
  }
}

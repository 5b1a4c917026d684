// npm run import:quiz -- <file.gift|file.xml> [--lesson <slug>] [--skip-refused] [--replace] [--dry-run]
// Questions of a GIFT or Moodle XML file into a draft quiz: all of them, or nothing.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtModule, openStrapi, prepareCms, stop } from './open-strapi.mjs';

const USAGE = `Usage : npm run import:quiz -- <fichier.gift|fichier.xml> [--lesson adresse-de-la-sequence] [--skip-refused] [--replace] [--dry-run]
  --lesson        le quiz de cette séquence (la fin de l’adresse de sa page)
  --skip-refused  prendre les bonnes questions, même si d’autres sont refusées
  --replace       remplacer des questions écrites ou modifiées dans Strapi
  --dry-run       dire ce qui se passerait, sans rien changer`;

const { path, skipsRefused, ...options } = readOptions();
await prepareCms();
const { LARGEST_FILE, readQuizFile } = builtModule('quizzes/quiz-file.js');
// What is too large is not read at all: one byte more than enough says so.
const bytes =
  statSync(path).size > LARGEST_FILE ? Buffer.alloc(LARGEST_FILE + 1) : readFileSync(path);
const { questions, lines } = readQuizFile(basename(path), bytes);
for (const { line, name, isTaken, detail } of lines) {
  const outcome = isTaken ? 'pris' : 'refusé';
  console.log(`${outcome.padEnd(6)}  ligne ${line}  ${name}${detail ? `  (${detail})` : ''}`);
}
const refused = lines.length - questions.length;
console.log(`${questions.length} pris, ${refused} refusé${refused > 1 ? 's' : ''}`);
if (questions.length === 0 || (refused > 0 && !skipsRefused)) {
  console.error(
    questions.length === 0
      ? '\nRien n’a été changé : ce fichier n’a aucune question à prendre.'
      : '\nRien n’a été changé. Corrigez les questions refusées et relancez la même commande, ou ajoutez --skip-refused pour prendre les autres.',
  );
  process.exit(1);
}

const { importQuiz } = builtModule('quizzes/import-quiz.js');
const strapi = await openStrapi();
try {
  const { title, isNew } = await importQuiz(strapi, questions, { file: path, ...options });
  if (options.isDryRun) {
    console.log(
      `\nEssai : le quiz « ${title} » serait ${isNew ? 'créé' : 'remplacé'}. Rien n’a été changé.`,
    );
  } else {
    console.log(
      `\nLe quiz « ${title} » est ${isNew ? 'créé' : 'mis à jour'}, en brouillon. Relisez-le dans Strapi${options.lesson ? '' : ', choisissez sa séquence'}, puis publiez-le.`,
    );
  }
} catch (error) {
  console.error(`\nRien n’a été changé : ${error.message}`);
  process.exitCode = 1;
} finally {
  await strapi.destroy();
}
process.exit();

function readOptions() {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        lesson: { type: 'string' },
        'skip-refused': { type: 'boolean', default: false },
        replace: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    stop(`${error.message}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  if (positionals.length !== 1) stop(USAGE);
  const path = resolve(process.env.INIT_CWD ?? '.', positionals[0]);
  if (!existsSync(path) || !statSync(path).isFile()) {
    stop(`Le fichier « ${path} » n’existe pas.\n${USAGE}`);
  }
  return {
    path,
    lesson: values.lesson,
    skipsRefused: values['skip-refused'],
    replaces: values.replace,
    isDryRun: values['dry-run'],
  };
}

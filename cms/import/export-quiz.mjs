// npm run export:quiz -- <lesson's slug, or the quiz's title> [--format gift|xml] [--out <file>]
// The draft of a quiz as a file that Moodle, and import:quiz, read.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtModule, openStrapi, prepareCms, stop } from './open-strapi.mjs';

const USAGE =
  'Usage : npm run export:quiz -- <adresse de la séquence, ou titre du quiz> [--format gift|xml] [--out fichier]';

const { name, format, path } = readOptions();
await prepareCms();
const { exportQuiz } = builtModule('quizzes/export-quiz.js');
const strapi = await openStrapi();
try {
  const { title, text, count, pictures } = await exportQuiz(strapi, name, format);
  writeFileSync(path, text, { flag: 'wx' });
  console.log(`Le quiz « ${title} » (${count} questions) est dans ${path}.`);
  if (format === 'gift' && pictures > 0) {
    console.log(
      `Ses ${pictures} images n’y sont pas, car GIFT n’en contient pas : relancez avec --format xml pour les garder.`,
    );
  }
  console.log('Ce fichier contient les bonnes réponses : ne le laissez pas à la portée de tous.');
} catch (error) {
  console.error(`\nL’export s’est arrêté : ${error.message}`);
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
      options: { format: { type: 'string', default: 'gift' }, out: { type: 'string' } },
    });
  } catch (error) {
    stop(`${error.message}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  const [name] = positionals;
  if (positionals.length !== 1 || !name) stop(USAGE);
  if (!['gift', 'xml'].includes(values.format)) stop(`--format vaut gift ou xml.\n${USAGE}`);
  const usual = `${name.replace(/[^\w-]+/g, '-')}.${values.format}`;
  const path = resolve(process.env.INIT_CWD ?? '.', values.out ?? usual);
  if (existsSync(path)) stop(`Le fichier « ${path} » existe déjà. Donnez un autre nom avec --out.`);
  return { name, format: values.format, path };
}

// npm run export:course -- <course's slug> [--out <folder>]
// The drafts of a course as a folder that import:course reads.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtModule, openStrapi, prepareCms, stop } from './open-strapi.mjs';

const USAGE = 'Usage : npm run export:course -- <adresse du cours> [--out dossier]';

const { slug, folder } = readOptions();
await prepareCms();
const { exportCourse } = builtModule('import/export-course.js');
const strapi = await openStrapi();
try {
  const { title, files, quizzes } = await exportCourse(strapi, slug);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { flag: 'wx' });
  }
  console.log(`Le cours « ${title} » (${files.length} fichiers) est dans ${folder}.`);
  if (quizzes.length > 0) {
    console.log(
      `Les quiz sont à côté de leur leçon, avec leurs bonnes réponses : ne les laissez pas à la portée de tous.\n${quizzes.map((path) => `  ${path}`).join('\n')}`,
    );
  }
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
    parsed = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  } catch (error) {
    stop(`${error.message}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  const [name] = positionals;
  if (positionals.length !== 1 || !name) stop(USAGE);
  const usual = name.replace(/[^\w-]+/g, '-');
  const path = resolve(process.env.INIT_CWD ?? '.', values.out ?? usual);
  if (existsSync(path) && readdirSync(path).length > 0) {
    stop(`Le dossier « ${path} » n’est pas vide. Donnez un autre nom avec --out.`);
  }
  return { slug: name, folder: path };
}

// Twenty courses of fifty lessons, as folders of Markdown that `npm run import:course` reads.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COURSES = 20;
const MODULES = 5;
const LESSONS = 10;
const WORDS =
  'la commune réunit les habitantes et les habitants autour d’une question simple que chacun peut comprendre et discuter avant de décider ensemble du budget'.split(
    ' ',
  );

/** The same text for the same numbers, about 400 words, so that two runs compare. */
function bodyOf(course: number, module: number, lesson: number): string {
  const at = (index: number) =>
    WORDS[(index * 7 + course * 3 + module * 5 + lesson) % WORDS.length];
  const paragraph = (index: number) =>
    Array.from({ length: 65 }, (_, word) => at(index * 65 + word)).join(' ');
  return [
    paragraph(0),
    '## Ce que l’on retient',
    paragraph(1),
    '- un point\n- un autre point\n- un dernier point',
    paragraph(2),
    '::: tip Exemple\nUn exemple encadré, comme dans un vrai cours.\n:::',
    '## Pour aller plus loin',
    paragraph(3),
    '| étape | durée |\n|---|---|\n| préparer | 2 semaines |\n| décider | 1 soir |',
    paragraph(4),
    paragraph(5),
  ].join('\n\n');
}

const range = (length: number) => Array.from({ length }, (_, at) => at + 1);

/** Writes the folders and gives their paths. */
export function writeCourses(home: string, courses = COURSES): string[] {
  rmSync(home, { recursive: true, force: true });
  return range(courses).map((course) => {
    const folder = join(home, `cours-${course}`);
    for (const module of range(MODULES)) {
      const path = join(folder, `${module}-cours-${course}-module-${module}`);
      mkdirSync(path, { recursive: true });
      writeFileSync(
        join(path, 'README.md'),
        `# Module ${module} du cours ${course}\n\nIntroduction.\n`,
      );
      for (const lesson of range(LESSONS)) {
        const title = `Leçon ${lesson} du module ${module}, cours ${course}`;
        const name = `${lesson}-cours-${course}-module-${module}-lecon-${lesson}.md`;
        writeFileSync(join(path, name), `# ${title}\n\n${bodyOf(course, module, lesson)}\n`);
      }
    }
    return folder;
  });
}

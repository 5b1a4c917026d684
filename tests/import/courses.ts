// `node tests/import/courses.ts [folder]`: on the running stack, refuses faulty folders made here and
// counts every row and file of the CMS before and after; takes a course out and in again; and breaks
// a write in the middle. With a folder of Markdown, the same round for it.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { loadConfig } from '../../supabase/local/config.ts';
import { ownerOf } from '../e2e/database.ts';
import { check, countRows, run, tally } from './tally.ts';

const UPLOADS = join(loadConfig().home, 'cms-public/uploads');
const DATE = '2020-01-06T09:00:00+01:00';
const sql = ownerOf('strapi');
const scratch = mkdtempSync(join(tmpdir(), 'preau-courses-'));
const stamp = Date.now();

/** Every row of the CMS, with when each entry last changed, and every file of its media library. */
async function everything(): Promise<string> {
  const [changes] = await sql`
    select (select md5(string_agg(t::text, '' order by id)) from courses t) as courses,
      (select md5(string_agg(t::text, '' order by id)) from modules t) as modules,
      (select md5(string_agg(t::text, '' order by id)) from lessons t) as lessons,
      (select md5(string_agg(t::text, '' order by id)) from files t) as files,
      (select md5(string_agg(t::text, '' order by id)) from strapi_core_store_settings t
        where key like 'core_preau_imported%') as records`;
  const files = readdirSync(UPLOADS).toSorted();
  return `${await countRows(sql)}\n${JSON.stringify(changes)}\n${files.join('\n')}`;
}

async function folderOf(name: string, files: Record<string, string | Buffer>): Promise<string> {
  const folder = join(scratch, `${name} ${stamp}`);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const picture = await sharp({
  create: { width: 8, height: 8, channels: 3, background: '#336699' },
})
  .png()
  .toBuffer();
const GOOD = {
  '1-un/README.md': '# Pour commencer\n\nBienvenue.',
  '1-un/1-a.md': `---\ntitle: Première\nsummary: Une phrase\nopensAt: ${DATE}\n---\n\n![Le plan du village](images/plan.png)\n\n[la suite](2-b.md#été)`,
  '1-un/2-b.md': '# Seconde\n\n## Été\n\n::: tip Astuce\nSuite\n:::',
  '1-un/images/plan.png': picture,
};

const BROKEN: Record<string, { files: Record<string, string | Buffer>; said: RegExp[] }> = {
  'missing picture': {
    files: { '1-un/3-c.md': '# C\n\nun\n\n![x](images/absente.png)' },
    said: [/^1-un\/3-c\.md, ligne 5 : le fichier « images\/absente\.png » manque/m],
  },
  'duplicate slug': {
    files: { '1-un/3-c.md': '---\nslug: c\n---\nC', '2-deux/1-d.md': '---\nslug: c\n---\nD' },
    said: [/^2-deux\/1-d\.md, ligne 2 : l’adresse « c » est déjà celle de 1-un\/3-c\.md, ligne 2/m],
  },
  'large picture': {
    files: {
      '1-un/3-c.md': '# C\n\n![Une ville](images/ville.png)',
      '1-un/images/ville.png': Buffer.concat([picture, Buffer.alloc(40 * 1024 * 1024)]),
    },
    said: [
      /^1-un\/3-c\.md, ligne 3 : .*ville\.png.* trop lourd : une image peut peser jusqu’à 10 Mo/m,
    ],
  },
  'two encodings': {
    files: { '1-un/3-c.md': Buffer.from([0xc3, 0x89, 0x0a, 0xe9, 0x0a]) },
    said: [/^1-un\/3-c\.md, ligne 2 : ce texte mélange deux codages/m],
  },
  'front matter': {
    files: { '1-un/3-c.md': '---\ntitle: "C\nkind: lesson\n---\nC' },
    said: [/^1-un\/3-c\.md, ligne \d : cette ligne ne se lit pas/m],
  },
  'all at once': {
    files: {
      '1-un/3-c.md': '---\nkind: film\n---\n![x](absente.png)',
      '1-un/4-d.mdx': 'un\n\n<Danger />\n\n[x](absent.mdx)',
    },
    said: [
      /^1-un\/3-c\.md, ligne 2 : « kind » /m,
      /^1-un\/3-c\.md, ligne 4 : le fichier « absente\.png » manque/m,
      /^1-un\/4-d\.mdx, ligne 3 : « Danger » n’est pas un composant connu/m,
      /^1-un\/4-d\.mdx, ligne 5 : le lien « absent\.mdx »/m,
    ],
  },
};

async function broken() {
  for (const [name, { files, said }] of Object.entries(BROKEN)) {
    const folder = await folderOf(name, { ...GOOD, ...files });
    const before = await everything();
    const { status, output } = run('import:course', folder);
    check(`${name} is refused`, status === 1 && output.includes('rien n’a été changé'), output);
    for (const pattern of said) check(`${name} says ${pattern}`, pattern.test(output), output);
    check(`${name} changes nothing`, (await everything()) === before);
  }
}

/** A write that fails in the middle: the database refuses the second lesson. */
async function interrupted() {
  const folder = await folderOf('interrompu', GOOD);
  await sql.unsafe(`
    create or replace function refuse_second() returns trigger language plpgsql as
      $$ begin raise exception 'no room for %', new.title; end $$;
    create trigger refuse_second before insert on lessons for each row
      when (new.title = 'Seconde') execute function refuse_second();`);
  const before = await everything();
  const { status, output } = run('import:course', folder);
  await sql.unsafe('drop trigger refuse_second on lessons; drop function refuse_second()');
  check(
    'a write that fails stops the import',
    status === 1 && /1-un\/2-b\.md/.test(output),
    output,
  );
  check('a write that fails takes everything back', (await everything()) === before);
}

async function unchanged(what: string, ...words: string[]) {
  const before = await everything();
  const { status, output } = run('import:course', ...words);
  const others = /^(pris|mis à jour|laissé|nouveau|à changer) /m.test(output);
  check(`${what} finds no difference`, status === 0 && !others, output);
  check(`${what} writes nothing`, (await everything()) === before);
}

async function round(name: string, folder: string, slug: string) {
  const untouched = await everything();
  const dry = run('import:course', folder, '--opens-at', DATE, '--dry-run');
  check(`${name} can be tried`, dry.status === 0 && /^nouveau /m.test(dry.output), dry.output);
  check(`${name} tried changes nothing`, (await everything()) === untouched);
  const first = run('import:course', folder, '--opens-at', DATE);
  check(`${name} is taken`, first.status === 0 && /^pris /m.test(first.output), first.output);
  await unchanged(`${name} again`, folder, '--opens-at', DATE);
  const out = join(scratch, slug);
  const left = run('export:course', slug, '--out', out);
  check(`${name} leaves`, left.status === 0, left.output);
  await unchanged(`${name} exported`, out);
  return out;
}

/** What an editor writes meanwhile stays; a file that changes is taken. */
async function edited() {
  const folder = await folderOf('essai', GOOD);
  const slug = `essai-${stamp}`;
  const out = await round('a small folder', folder, slug);
  const lesson = join(out, readdirSync(out).find((path) => /^01-/.test(path)) ?? '');
  const file = join(lesson, readdirSync(lesson).find((path) => /^02-/.test(path)) ?? '');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Suite', 'Suite et fin'));
  const dry = run('import:course', out, '--dry-run');
  check(
    'a changed file is told',
    (dry.output.match(/^à changer /gm) ?? []).length === 1,
    dry.output,
  );
  const taken = run('import:course', out);
  check('a changed file is taken', /^mis à jour .*02-/m.test(taken.output), taken.output);
  await unchanged('a changed file again', out);
  await sql`update lessons set updated_at = now() + interval '1 second' where title = 'Seconde'`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('et fin', 'encore'));
  const kept = run('import:course', out);
  check('what an editor touched is left', /^laissé .*02-/m.test(kept.output), kept.output);
}

/** The demo course under another title: the same files, but for addresses, titles and revisions. */
async function copied() {
  const [first, second] = [join(scratch, 'demo'), join(scratch, 'copie')];
  const title = `Copie ${stamp}`;
  const left = run('export:course', 'la-commune-en-commun', '--out', first);
  check(
    'the demo course leaves',
    left.status === 0 && left.output.includes('.quiz.xml'),
    left.output,
  );
  await unchanged('the demo course', first);
  const taken = run('import:course', first, '--title', title);
  check('a copy is taken', taken.status === 0 && !/^laissé /m.test(taken.output), taken.output);
  run('export:course', `copie-${stamp}`, '--out', second);
  const [whole, copy] = [contentsOf(first), contentsOf(second)];
  check('a copy has as many files', whole.size > 90 && whole.size === copy.size);
  for (const [path, content] of whole) {
    check(`a copy has the same ${path}`, copy.get(path) === content, copy.get(path) ?? 'absent');
  }
}

const plainSlug = (text: string) => text.replaceAll(`copie-${stamp}-`, '');

function contentsOf(folder: string): Map<string, string> {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const paths = all.filter((path) => /\.\w+$/.test(path));
  const modules = all.flatMap((path) => /^\d\d-([^/]+)$/.exec(path)?.[1] ?? []);
  // An address that is taken bears the course's or the module's before it.
  const before = new RegExp(
    `(^|/|\\d\\d-|slug: )(?:(?:${modules.map(plainSlug).join('|')})-)+`,
    'gm',
  );
  const plain = (text: string) => plainSlug(text).replace(before, '$1');
  return new Map(
    paths
      .filter((path) => !path.endsWith('.quiz.xml') && path !== 'course.yml')
      .map((path) => {
        const content = readFileSync(join(folder, path), 'latin1');
        return [plain(path), plain(content).replace(/^(revision): .*$/m, '$1')];
      }),
  );
}

try {
  for (const part of [broken, interrupted, edited, copied]) {
    console.log(`— ${part.name}`);
    await part();
  }
  const [given] = process.argv.slice(2);
  if (given) {
    const folder = join(scratch, `guides ${stamp}`);
    cpSync(given, folder, { recursive: true });
    await round(given, folder, `guides-${stamp}`);
  }
} finally {
  await sql.end();
  rmSync(scratch, { recursive: true });
}
process.exitCode = tally();

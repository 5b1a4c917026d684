// The index of the search, made from the pages that were just built: help pages, lessons that are
// open to everybody, titles of courses and modules. What is not named here cannot be found.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { z } from 'zod';
import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import { partElisions } from '#widgets/search/elisions.ts';
import { writeLexicon } from '#widgets/search/lexicon.ts';
import type { Group } from '#widgets/search/pagefind.ts';
import type { Content } from '../cms/write-content.ts';
import { openPagefindData } from './pagefind-files.ts';

/** Pagefind also brings two interfaces of its own, which no page of ours loads. */
const OWN_INTERFACE = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
const OTHER_LANGUAGE = /^wasm\.unknown\./;
const FRAGMENT = /\.pf_fragment$/;
/** The guide of those who write, which answers no reader's question. */
const EDITORS_CATEGORY = 'redaction';
const AT_ONCE = 8;

const Fragment = z.object({ content: z.string(), meta: z.object({ title: z.string() }) });

type Found = {
  url: string;
  group: Group;
  title: string;
  place: string[];
  summary: string;
};

export async function indexForSearch(outDir: string, content: Content): Promise<void> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: getLocale() });
    if (!index) throw new Error(`pagefind: ${errors.join(', ')}`);
    const refuse = (found: string[]) => {
      if (found.length > 0) throw new Error(`pagefind: ${found.join(', ')}`);
    };
    const queue = [...helpPages(content), ...openLessons(content)].values();
    const work = async () => {
      for (const page of queue) {
        const html = await readFile(join(outDir, page.url, 'index.html'), 'utf8');
        const added = await index.addHTMLFile({ url: page.url, content: labelled(html, page) });
        refuse(added.errors);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    for (const course of courseTitles(content)) {
      const { url, group, title, summary } = course;
      const added = await index.addCustomRecord({
        url,
        // A record without a text is none, and nobody would find the title.
        content: partElisions(summary || title),
        language: getLocale(),
        meta: metaOf(course),
        filters: { group: [group] },
      });
      refuse(added.errors);
    }
    const written = await index.getFiles();
    refuse(written.errors);
    await writeIndex(join(outDir, 'pagefind'), written.files);
  } finally {
    // Its service is a process of its own, and would outlive this one.
    await close();
  }
}

async function writeIndex(
  folder: string,
  files: { path: string; content: Uint8Array }[],
): Promise<void> {
  const texts: string[] = [];
  for (const { path, content } of files) {
    const name = path.replace(/^pagefind\//, '');
    if (OWN_INTERFACE.test(name) || OTHER_LANGUAGE.test(name)) continue;
    if (FRAGMENT.test(name)) {
      const fragment = Fragment.parse(JSON.parse(openPagefindData(content).toString()));
      texts.push(`${fragment.meta.title} ${fragment.content}`);
    }
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await writeFile(join(folder, 'words.txt'), writeLexicon(texts));
}

const BODY = /<([\w-]+)((?:\s[^<>]*)?)\sdata-pagefind-body(?:="[^"]*")?(?=[\s>])/;

/** Title, place and group belong to the index; in the page itself they would be bytes for nothing. */
function labelled(html: string, found: Found): string {
  const { url, group } = found;
  if (!BODY.test(html)) throw new Error(`${url}: no data-pagefind-body to index`);
  const meta = Object.entries(metaOf(found));
  const labels = [
    'data-pagefind-body',
    `data-pagefind-filter="group:${group}"`,
    `data-pagefind-meta="${meta.map(([name]) => `${name}[data-${name}]`).join(', ')}"`,
    ...meta.map(([name, text]) => `data-${name}="${attribute(text)}"`),
  ];
  const text = html.replaceAll(/>[^<]+/g, partElisions);
  return text.replace(
    BODY,
    (_, tag: string, others: string) => `<${tag}${others} ${labels.join(' ')}`,
  );
}

function metaOf({ title, place, summary }: Found) {
  return {
    title: partElisions(title),
    place: place.join(' › '),
    ...(summary && { summary: partElisions(summary) }),
  };
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function helpPages({ helpPages: pages, helpCategories }: Content): Found[] {
  return pages.flatMap(({ data }) => {
    const category = helpCategories.find(({ id }) => id === data.categoryId);
    if (!category) return [];
    return {
      url: `/aide/${category.slug}/${data.slug}/`,
      group: category.slug === EDITORS_CATEGORY ? 'editor' : 'help',
      title: data.title,
      place: [m.nav_help(), category.title],
      summary: data.summary,
    };
  });
}

function openLessons({ lessonBodies, lessons, modules, courses }: Content): Found[] {
  return lessonBodies.flatMap(({ data: { id, summary } }) => {
    const lesson = lessons.find((one) => one.id === id);
    const module = modules.find(({ data }) => data.id === lesson?.moduleId)?.data;
    const course = courses.find((one) => one.id === module?.courseId);
    if (!lesson || !module || !course) return [];
    return {
      url: `/cours/${course.slug}/${module.slug}/${lesson.slug}/`,
      group: 'lesson',
      title: lesson.title,
      place: [course.title, module.title],
      summary,
    };
  });
}

/** Courses and modules by what their public page says of them, and by the titles of their lessons. */
function courseTitles({ courses, modules, lessons }: Content): Found[] {
  return courses.flatMap(({ id, slug, title, tagline }) => {
    const own = modules.map(({ data }) => data).filter(({ courseId }) => courseId === id);
    const url = `/cours/${slug}/`;
    const course = { url, group: 'course' as const, title, place: [], summary: tagline };
    const inside = own.map((module) => ({
      url: `${url}#${module.slug}`,
      group: 'course' as const,
      title: module.title,
      place: [title],
      summary: [
        module.summary,
        ...lessons.filter(({ moduleId }) => moduleId === module.id).map((lesson) => lesson.title),
      ]
        .filter(Boolean)
        .join(' · '),
    }));
    return [course, ...inside];
  });
}

// Pulls what the preview of one entry needs and builds it, in a process of its own, as a
// publication is built. Says where the entry's page is.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { m } from '#messages';
import type { PreviewedEntry } from '../../cms/src/preview/preview-pass.ts';
import { pull } from '../cms/pull.ts';
import { connect } from '../cms/strapi.ts';
import type { Content } from '../cms/write-content.ts';
import { failed } from '../publish/apart.ts';
import { takeTurn } from '../publish/build-lock.ts';
import { linkModules } from '../publish/content-modules.ts';
import { previewStrapi } from './preview-strapi.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export type BuiltPreview = {
  /** Address of the entry's page. */
  path: string;
  /** Folder of the pages. */
  outDir: string;
  /** Names what was pulled: the same again needs no build. */
  digest: string;
};

export type PreviewOrder = {
  entry: PreviewedEntry;
  /** Folder of this entry's preview. */
  folder: string;
  cmsUrl: string;
  before: BuiltPreview | null;
};

async function buildPreview({
  entry,
  folder,
  cmsUrl,
  before,
}: PreviewOrder): Promise<BuiltPreview> {
  const { STRAPI_URL: url = '', STRAPI_TOKEN: token = '' } = process.env;
  const now = new Date();
  const contentFolder = join(folder, 'content');
  await mkdir(contentFolder, { recursive: true });
  const { CONTENT_DIR: published } = process.env;
  if (published) await borrowMedia(resolve(published), contentFolder);
  const versions = {
    drafts: connect({ url, token, status: 'draft' }),
    published: connect({ url, token }),
  };
  const strapi = await previewStrapi(versions, { entry, now, cmsUrl });
  const { content } = await pull(strapi, contentFolder, now);
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const path = pathOf(entry, content);
  if (before?.digest === digest) return { ...before, path };

  await writeFile(join(contentFolder, 'figures.json'), '{}');
  await writeFile(join(contentFolder, 'question-counts.json'), '{}');
  await linkModules(contentFolder, ROOT);
  const outDir = join(folder, `site-${digest.slice(0, 12)}`);
  process.env['BUILD_NOW'] = now.toISOString();
  process.env['CONTENT_DIR'] = contentFolder;
  process.env['OUT_DIR'] = outDir;
  process.env['RELEASE_DIR'] = join(folder, 'release');
  const { build } = await import('astro');
  const cacheDir = join(contentFolder, 'astro-cache');
  await takeTurn(join(ROOT, '.astro/build.lock'), () =>
    build({ root: ROOT, outDir, cacheDir, logLevel: 'error', vite: { logLevel: 'error' } }),
  );
  if (before && before.outDir !== outDir) await rm(before.outDir, { recursive: true, force: true });
  return { path, outDir, digest };
}

/** What the publisher has fetched already need not be fetched, nor made smaller, once more. */
async function borrowMedia(from: string, to: string): Promise<void> {
  const index = join(from, 'media-index.json');
  if (existsSync(join(to, 'media-index.json')) || !existsSync(index)) return;
  await mkdir(join(to, 'media'), { recursive: true });
  for (const name of await readdir(join(from, 'media'))) {
    // Files bear their content's hash and never change: one on the disk is enough.
    const [one, other] = [join(from, 'media', name), join(to, 'media', name)];
    await link(one, other).catch(() => copyFile(one, other).catch(() => undefined));
  }
  await copyFile(index, join(to, 'media-index.json'));
}

/** The page on which an entry is read. */
function pathOf({ uid, documentId }: PreviewedEntry, content: Content): string {
  const courseOf = (id: string | undefined) => content.courses.find((course) => course.id === id);
  if (uid === 'api::course.course') return `/cours/${courseOf(documentId)?.slug}/`;
  if (uid === 'api::module.module') {
    const module = content.modules.find(({ data }) => data.id === documentId);
    return `/cours/${courseOf(module?.data.courseId)?.slug}/`;
  }
  if (uid === 'api::lesson.lesson') {
    const lesson = content.lessons.find(({ id }) => id === documentId);
    const module = content.modules.find(({ data }) => data.id === lesson?.moduleId);
    const course = courseOf(lesson?.courseId);
    return `/cours/${course?.slug}/${module?.data.slug}/${lesson?.slug}/`;
  }
  if (uid === 'api::help-page.help-page') {
    const page = content.helpPages.find(({ data }) => data.id === documentId)?.data;
    const category = content.helpCategories.find(({ id }) => id === page?.categoryId);
    return page && category ? `/aide/${category.slug}/${page.slug}/` : '/aide/';
  }
  if (uid === 'api::page.page') {
    return `/${content.pages.find(({ data }) => data.id === documentId)?.data.slug}/`;
  }
  return uid === 'api::help-category.help-category' ? '/aide/' : '/';
}

const order: PreviewOrder = JSON.parse(process.env['PREVIEW_ORDER'] ?? '{}');
try {
  const preview = await buildPreview(order);
  process.send?.({ preview }, () => process.exit());
} catch (error) {
  process.send?.(failed(error, m.preview_build()), () => process.exit(1));
}

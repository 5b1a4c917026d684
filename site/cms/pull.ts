// Step 1 of a publication: from Strapi to the content folder. Everything is read and checked before
// anything is written, so that a fault leaves the folder as it was.
import { assemble } from './assemble.ts';
import { CmsError } from './cms-error.ts';
import { withDocument } from './entry-at-fault.ts';
import { fetchLibrary } from './media-library.ts';
import { type CmsContent, readCms } from './read-cms.ts';
import type { StrapiFile } from './schemas.ts';
import type { Strapi } from './strapi.ts';
import type { Content } from './write-content.ts';
import { writeContent } from './write-content.ts';

export type Pulled = { content: Content; notices: string[] };

export async function pull(strapi: Strapi, folder: string, now: Date): Promise<Pulled> {
  const cms = await readCms(strapi);
  const { content, notices } = await naming(cms, async () => {
    const library = await fetchLibrary(strapi, filesOf(cms), folder);
    return assemble(cms, library, now);
  });
  await writeContent(folder, content);
  return { content, notices };
}

/** A fault that names an entry names it as Strapi does too. */
async function naming<Result>(cms: CmsContent, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CmsError ? withDocument(error, cms) : error;
  }
}

function filesOf(cms: CmsContent): StrapiFile[] {
  const { setting } = cms;
  const films = [
    ...cms.courses,
    ...cms.lessons,
    { video: setting.homeVideo, poster: setting.homePoster, subtitles: setting.homeSubtitles },
  ];
  return [
    ...films.flatMap(({ video, poster, subtitles }) => [
      video,
      poster,
      ...subtitles.map(({ file }) => file),
    ]),
    ...cms.courses.flatMap(({ people }) => people.map(({ picture }) => picture)),
    ...[
      ...cms.courses,
      ...cms.modules,
      ...cms.lessons,
      ...cms.helpPages,
      ...cms.pages,
      setting,
    ].flatMap(({ files }) => files),
  ].filter((file) => file !== null);
}

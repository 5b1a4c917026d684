// Step 1 of a publication: from Strapi to the content folder. Everything is read and checked before
// anything is written, so that a fault leaves the folder as it was.
import { assemble } from './assemble.ts';
import { fetchLibrary } from './media-library.ts';
import { type CmsContent, readCms } from './read-cms.ts';
import type { StrapiFile } from './schemas.ts';
import type { Strapi } from './strapi.ts';
import type { Content } from './write-content.ts';
import { writeContent } from './write-content.ts';

export type Pulled = { content: Content; notices: string[] };

export async function pull(strapi: Strapi, folder: string, now: Date): Promise<Pulled> {
  const cms = await readCms(strapi);
  const library = await fetchLibrary(strapi, filesOf(cms), folder);
  const { content, notices } = assemble(cms, library, now);
  await writeContent(folder, content);
  return { content, notices };
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

// From what the CMS holds to what the pages read, at one instant: who is open, who belongs where,
// which file everybody may have. Pure: no clock, no network, no disk.
import { effectiveOpening, isStaticAt } from '../course/release.ts';
import { fieldError } from './cms-error.ts';
import { LEGAL_FACTS, type LegalFact, type MediaFile } from './content.schema.ts';
import { passGate } from './mdx-gate.ts';
import type { Fetched, Library } from './media-library.ts';
import { type CmsContent, LABELS } from './read-cms.ts';
import type {
  StrapiFile,
  StrapiLesson,
  StrapiModule,
  StrapiSetting,
  StrapiSubtitle,
} from './schemas.ts';
import type { Content } from './write-content.ts';

type Media = MediaFile;
type FilmFields = {
  video: StrapiFile | null;
  poster: StrapiFile | null;
  subtitles: StrapiSubtitle[];
  transcript: string;
};

export type Assembled = {
  content: Content;
  /** What is published but hangs on nothing published, in words for the editor. */
  notices: string[];
};

export function assemble(cms: CmsContent, library: Library, now: Date): Assembled {
  const notices: string[] = [];
  const use = usageOf(library);
  const fileOf = (file: StrapiFile | null, user: string | null): string | null =>
    file ? use(file, user).id : null;
  const film = ({ video, poster, subtitles, transcript }: FilmFields, user: string | null) => ({
    video: fileOf(video, user),
    poster: fileOf(poster, user),
    subtitles: subtitles.map(({ language, file }) => ({ language, file: use(file, user).id })),
    transcript: transcript.trim(),
  });
  const gate = (
    text: string,
    files: StrapiFile[],
    where: { collection: string; entry: string; field: string },
    user: string | null,
  ) => {
    const names = new Map(files.map((file) => [file.name, use.peek(file).id]));
    const gated = passGate({ text, files: names, ...where });
    const used = new Set(gated.files);
    for (const file of files) if (used.has(use.peek(file).id)) use(file, user);
    return gated.mdx;
  };

  const modules = cms.modules.flatMap((module) => {
    const course = cms.courses.find(({ documentId }) => documentId === module.course);
    if (!course) notices.push(orphan(LABELS.module, module.title, LABELS.course));
    return course ? [{ module, course }] : [];
  });
  const lessons = cms.lessons.flatMap((lesson) => {
    const place = modules.find(({ module }) => module.documentId === lesson.module);
    if (!place) notices.push(orphan(LABELS.lesson, lesson.title, LABELS.module));
    return place ? [{ lesson, ...place, ...openingOf(lesson, place.module) }] : [];
  });

  const bodies = lessons.map(({ lesson, module, course, opensAt }) => {
    refuseEmpty(lesson);
    const id = lesson.documentId;
    const isStatic = isStaticAt(course.access, opensAt, now);
    const attached = [
      ...lesson.files,
      ...[lesson.video, lesson.poster].filter((file) => file !== null),
      ...lesson.subtitles.map(({ file }) => file),
    ];
    const where = { collection: LABELS.lesson, entry: lesson.slug, field: 'body' };
    const mdx = gate(lesson.body, attached, where, id);
    return {
      isStatic,
      mdx,
      lesson: {
        id,
        moduleId: module.documentId,
        courseId: course.documentId,
        slug: lesson.slug,
        title: lesson.title,
        kind: lesson.kind,
        durationMinutes: lesson.durationMinutes,
        position: lesson.position,
        ownOpensAt: lesson.opensAt,
        opensAt: opensAt?.toISOString() ?? null,
        isStatic,
        summary: isStatic ? lesson.summary : '',
      },
      data: {
        id,
        kind: lesson.kind,
        title: lesson.title,
        summary: lesson.summary,
        ...film(lesson, id),
        youtubeUrl: lesson.youtubeUrl,
        files: lesson.files.map((file) => use(file, id).id),
        hasText: mdx.trim() !== '',
      },
    };
  });

  const helpPages = cms.helpPages.flatMap((page) => {
    const isShelved = cms.helpCategories.some(({ documentId }) => documentId === page.category);
    if (!isShelved) notices.push(orphan(LABELS.helpPage, page.title, LABELS.helpCategory));
    return isShelved && page.category ? [{ page, categoryId: page.category }] : [];
  });

  const { setting } = cms;
  const homeFiles = [...setting.files, setting.homeVideo, setting.homePoster];
  const content: Content = {
    courses: cms.courses.map((course) => ({
      id: course.documentId,
      slug: course.slug,
      title: course.title,
      tagline: course.tagline,
      access: course.access,
      people: course.people.map(({ picture, ...person }) => ({
        ...person,
        picture: fileOf(picture, null),
      })),
      ...film(course, null),
      position: course.position,
      shareDescription: course.shareDescription,
    })),
    courseTexts: cms.courses.flatMap((course) =>
      (['presentation', 'values'] as const).map((part) => {
        const where = { collection: LABELS.course, entry: course.slug, field: part };
        return {
          data: { courseId: course.documentId, part },
          mdx: gate(course[part], course.files, where, null),
        };
      }),
    ),
    modules: modules.map(({ module, course }) => {
      // An introduction is a body like a lesson's, for which there is no row: it waits.
      const opensAt = module.opensAt ? new Date(module.opensAt) : null;
      const isShown = isStaticAt(course.access, opensAt, now) && module.introduction.trim() !== '';
      const where = { collection: LABELS.module, entry: module.slug, field: 'introduction' };
      return {
        data: {
          id: module.documentId,
          courseId: course.documentId,
          slug: module.slug,
          title: module.title,
          summary: module.summary,
          position: module.position,
          opensAt: module.opensAt,
          hasIntroduction: isShown,
        },
        mdx: isShown ? gate(module.introduction, module.files, where, null) : '',
      };
    }),
    lessons: bodies.map(({ lesson }) => lesson),
    lessonBodies: bodies.filter(({ isStatic }) => isStatic),
    gatedBodies: bodies.filter(({ isStatic }) => !isStatic),
    helpCategories: cms.helpCategories.map(({ documentId, slug, title, summary, position }) => ({
      id: documentId,
      slug,
      title,
      summary,
      position,
    })),
    helpPages: helpPages.map(({ page, categoryId }) => ({
      data: {
        id: page.documentId,
        categoryId,
        slug: page.slug,
        title: page.title,
        summary: page.summary,
        position: page.position,
        // A page that hangs on no published category has no address to lead to.
        related: page.related
          .map(({ documentId }) => documentId)
          .filter((id) => id !== page.documentId)
          .filter((id) => helpPages.some((other) => other.page.documentId === id)),
        updatedAt: page.updatedAt,
      },
      mdx: gate(
        page.body,
        page.files,
        { collection: LABELS.helpPage, entry: page.slug, field: 'body' },
        null,
      ),
    })),
    pages: cms.pages.map((page) => ({
      data: {
        id: page.documentId,
        slug: page.slug,
        title: page.title,
        version: page.version,
        updatedAt: page.updatedAt,
      },
      mdx: gate(
        page.body,
        page.files,
        { collection: LABELS.page, entry: page.slug, field: 'body' },
        null,
      ),
    })),
    settings: {
      data: {
        id: 'site',
        siteName: setting.siteName,
        organisation: setting.organisation,
        contactEmail: setting.contactEmail,
        phone: setting.phone,
        openingHours: setting.openingHours,
        homeTitle: setting.homeTitle,
        homeVideo: fileOf(setting.homeVideo, null),
        homePoster: fileOf(setting.homePoster, null),
        homeSubtitles: setting.homeSubtitles.map(({ language, file }) => ({
          language,
          file: use(file, null).id,
        })),
        homeTranscript: setting.homeTranscript,
        socialLinks: setting.socialLinks,
        ...legalFactsOf(setting),
        audit: {
          date: setting.accessibilityAuditDate,
          rate: setting.accessibilityRate,
          auditor: setting.accessibilityAuditor,
          faults: setting.accessibilityFaults,
          exemptions: setting.accessibilityExemptions,
          tools: setting.accessibilityTools,
          pages: setting.accessibilityPages,
          planUrl: setting.accessibilityPlanUrl,
        },
      },
      mdx: gate(
        setting.homeText,
        homeFiles.filter((file) => file !== null),
        { collection: LABELS.setting, entry: setting.siteName, field: 'homeText' },
        null,
      ),
    },
    media: [],
  };
  const openLessons = new Set(content.lessonBodies.map(({ data }) => data.id));
  content.media = use.list(openLessons);
  return { content, notices };
}

function legalFactsOf(setting: StrapiSetting): Record<LegalFact, string> {
  const facts = LEGAL_FACTS.map((name) => [name, setting[name].trim()]);
  return Object.fromEntries(facts) as Record<LegalFact, string>;
}

function orphan(collection: string, title: string, parent: string): string {
  return `${collection} « ${title} » : publié, mais ne paraît pas, car son ${parent} n’est pas publié ou n’est pas choisi.`;
}

function openingOf(lesson: StrapiLesson, module: StrapiModule): { opensAt: Date | null } {
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return { opensAt: effectiveOpening(date(lesson.opensAt), date(module.opensAt)) };
}

function refuseEmpty(lesson: StrapiLesson): void {
  const where = { collection: LABELS.lesson, entry: lesson.slug };
  if (lesson.kind === 'video' && !lesson.video && !lesson.youtubeUrl) {
    throw fieldError({ ...where, field: 'video' }, 'est vide ; une vidéo a besoin de son fichier');
  }
  if (lesson.kind !== 'video' && lesson.kind !== 'quiz' && lesson.body.trim() === '') {
    throw fieldError({ ...where, field: 'body' }, 'est vide ; une leçon a besoin d’un texte');
  }
}

/** Notes who uses which file: a lesson by its id, or null for what every visitor sees. */
function usageOf(library: Library) {
  const users = new Map<string, { file: Fetched; lessons: Set<string>; isOnPublicPage: boolean }>();
  const peek = (file: StrapiFile): Fetched => {
    const fetched = library.byDocument.get(file.documentId);
    if (!fetched) throw new Error(`file ${file.documentId} was not fetched`);
    return fetched;
  };
  const use = (file: StrapiFile, lessonId: string | null): Fetched => {
    const fetched = peek(file);
    const entry = users.get(fetched.id) ?? {
      file: fetched,
      lessons: new Set<string>(),
      isOnPublicPage: false,
    };
    users.set(fetched.id, entry);
    if (lessonId === null) entry.isOnPublicPage = true;
    else entry.lessons.add(lessonId);
    return fetched;
  };
  // What an editor shows on the home page is no secret, whoever else uses it.
  const list = (openLessons: Set<string>): Media[] =>
    [...users.values()].map(({ file, lessons, isOnPublicPage }) => ({
      ...file,
      isPublic: isOnPublicPage || [...lessons].every((id) => openLessons.has(id)),
      lessons: [...lessons].sort(),
    }));
  return Object.assign(use, { peek, list });
}

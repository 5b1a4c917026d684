import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { type Canary, plantInLesson, plantInModule, plantInQuiz } from './canary';
import { dayInParis, openingOf } from './opening';
import { readSeed } from './read-seed';
import type { Seed, SeedCourse, SeedLesson, SeedModule, SeedQuiz } from './seed.schema';
import { SeedRecord } from './seed-record';
import { Seeder } from './seeder';

/** Loads `cms/seed`: what was loaded once, or changed since by an editor, is left alone. */
export async function seed(strapi: Core.Strapi) {
  const root = process.env['SEED_DIR'] ?? join(strapi.dirs.app.root, 'seed');
  if (!existsSync(root)) return;
  const content = readSeed(root);
  const record = await SeedRecord.open(strapi);
  const seeder = new Seeder({ strapi, record, media: content.media });
  await seedPages(seeder, content);
  const canaries: Canary[] = [];
  for (const course of content.courses) {
    strapi.log.info(`Contenu de démonstration : cours « ${course.title} »…`);
    canaries.push(...(await seedCourse(seeder, course)));
  }
  const { SEED_CANARY_FILE: file } = process.env;
  if (hasCanaries() && file) writeFileSync(file, `${JSON.stringify(canaries, null, 2)}\n`);
  strapi.log.info('Contenu de démonstration : en place.');
}

async function seedPages(seeder: Seeder, { settings, pages, help }: Seed) {
  if (settings) {
    await seeder.ensure('api::setting.setting', '', async () => {
      const { homeVideo, homePoster, homeSubtitles, homeTranscript, ...rest } = settings;
      const film = await seeder.film({
        video: homeVideo,
        poster: homePoster,
        subtitles: homeSubtitles,
        transcript: homeTranscript,
      });
      return {
        ...rest,
        files: await seeder.files(settings.files),
        homeVideo: film.video,
        homePoster: film.poster,
        homeSubtitles: film.subtitles,
        homeTranscript: film.transcript,
      };
    });
  }
  for (const { title, slug, version, body, files } of pages) {
    await seeder.ensure('api::page.page', slug, async () => ({
      title,
      version,
      body,
      files: await seeder.files(files),
    }));
  }
  for (const { pages: answers, slug, ...category } of help) {
    const parent = await seeder.ensure(
      'api::help-category.help-category',
      slug,
      async () => category,
    );
    for (const { slug: address, files, related: _, ...answer } of answers) {
      await seeder.ensure('api::help-page.help-page', address, async () => ({
        ...answer,
        files: await seeder.files(files),
        category: parent,
      }));
    }
  }
  // Once all are there: a page may name one that comes after it.
  for (const { slug, related } of help.flatMap(({ pages: answers }) => answers)) {
    await seeder.relate('api::help-page.help-page', slug, related);
  }
}

async function seedCourse(seeder: Seeder, course: SeedCourse): Promise<Canary[]> {
  const { modules, slug, people, files, video, poster, subtitles, transcript, ...rest } = course;
  const courseId = await seeder.ensure('api::course.course', slug, async () => ({
    ...rest,
    ...(await seeder.film({ video, poster, subtitles, transcript })),
    people: await Promise.all(
      people.map(async (person) => ({
        ...person,
        picture: person.picture && (await seeder.file(person.picture)),
      })),
    ),
    files: await seeder.files(files),
  }));
  const canaries: Canary[] = [];
  for (const module of modules) {
    const isLocked = (week: number) => hasCanaries() && (course.access === 'enrolled' || week >= 1);
    const moduleId = await seedModule(
      seeder,
      module,
      `${slug}/${module.slug}`,
      courseId,
      isLocked,
      canaries,
    );
    for (const lesson of module.lessons) {
      const path = `${slug}/${module.slug}/${lesson.slug}`;
      const locked = isLocked(lesson.week ?? module.week);
      const { quiz, ...rest } = lesson;
      const lessonId = await seedLesson(seeder, rest, locked ? path : null, moduleId, canaries);
      if (quiz) {
        const titled = { ...quiz, title: quiz.title ?? lesson.title };
        await seedQuiz(seeder, titled, { path, isLocked: locked, lessonId }, canaries);
      }
    }
  }
  return canaries;
}

async function seedModule(
  seeder: Seeder,
  module: SeedModule,
  path: string,
  course: string,
  isLocked: (week: number) => boolean,
  canaries: Canary[],
) {
  let entry = module;
  if (isLocked(module.week)) {
    const planted = plantInModule(module, path);
    seeder.disguise(planted.disguises);
    canaries.push(...planted.canaries);
    entry = planted.entry;
  }
  const { lessons, week, slug, files, ...rest } = entry;
  return seeder.ensure('api::module.module', slug, async () => ({
    ...rest,
    opensAt: openingOf(seedDay(), week).toISOString(),
    files: await seeder.files(files),
    course,
  }));
}

async function seedLesson(
  seeder: Seeder,
  lesson: SeedLesson,
  lockedPath: string | null,
  module: string,
  canaries: Canary[],
) {
  let entry = lesson;
  if (lockedPath) {
    const planted = plantInLesson(lesson, lockedPath);
    seeder.disguise(planted.disguises);
    canaries.push(...planted.canaries);
    entry = planted.entry;
  }
  const { slug, week, files, video, poster, subtitles, transcript, ...rest } = entry;
  return seeder.ensure('api::lesson.lesson', slug, async () => ({
    ...rest,
    ...(await seeder.film({ video, poster, subtitles, transcript })),
    opensAt: week === undefined ? undefined : openingOf(seedDay(), week).toISOString(),
    files: await seeder.files(files),
    module,
  }));
}

type QuizPlace = { path: string; isLocked: boolean; lessonId: string };

async function seedQuiz(
  seeder: Seeder,
  quiz: SeedQuiz,
  { path, isLocked, lessonId }: QuizPlace,
  canaries: Canary[],
) {
  let entry = quiz;
  if (hasCanaries()) {
    const planted = plantInQuiz(quiz, path, isLocked);
    seeder.disguise(planted.disguises);
    canaries.push(...planted.canaries);
    entry = planted.entry;
  }
  const withPicture = async <Part extends { picture?: string }>(part: Part) => ({
    ...part,
    picture: part.picture && (await seeder.file(part.picture)),
  });
  await seeder.ensureQuiz(lessonId, path, async () => {
    const questions: unknown[] = [];
    for (const question of entry.questions) {
      const choices: unknown[] = [];
      for (const choice of question.choices) choices.push(await withPicture(choice));
      questions.push({ ...(await withPicture(question)), choices });
    }
    return { ...entry, questions };
  });
}

const hasCanaries = () => process.env['SEED_CANARY'] === '1';
const seedDay = () => process.env['SEED_DAY'] || dayInParis(new Date());

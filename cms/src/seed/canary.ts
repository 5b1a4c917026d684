import { createHash } from 'node:crypto';
import type { SeedLesson, SeedModule, SeedQuiz } from './seed.schema';

/** A word that appears in one locked place only: finding it elsewhere proves a leak. */
export type Canary = { word: string; kind: string; lesson: string };

/** A media file under another name and with a word in its bytes. */
export type Disguise = { source: string; word: string };

export type Planted<T> = { entry: T; canaries: Canary[]; disguises: Map<string, Disguise> };

export function plantInLesson(lesson: SeedLesson, path: string): Planted<SeedLesson> {
  const nest = new Nest(path);
  const rename = (name: string | undefined) => name && nest.rename(name);
  const files = lesson.files.map((name) => nest.rename(name));
  const entry: SeedLesson = {
    ...lesson,
    body: lesson.body && nest.renameIn(nest.append(lesson.body, 'body')),
    video: rename(lesson.video),
    poster: rename(lesson.poster),
    subtitles: { fr: rename(lesson.subtitles.fr), en: rename(lesson.subtitles.en) },
    transcript: isTextFile(lesson.transcript)
      ? rename(lesson.transcript)
      : lesson.transcript && nest.append(lesson.transcript, 'transcript'),
    files,
  };
  return { entry, canaries: nest.canaries, disguises: nest.disguises };
}

export function plantInModule(module: SeedModule, path: string): Planted<SeedModule> {
  const nest = new Nest(path);
  const files = module.files.map((name) => nest.rename(name));
  const introduction =
    module.introduction && nest.renameIn(nest.append(module.introduction, 'introduction'));
  return {
    entry: { ...module, introduction, files },
    canaries: nest.canaries,
    disguises: nest.disguises,
  };
}

/** What is right is secret in an open lesson too; what is asked, while the lesson is locked. */
export function plantInQuiz(quiz: SeedQuiz, path: string, isLocked: boolean): Planted<SeedQuiz> {
  const nest = new Nest(path);
  const mark = <Part extends { text: string; picture?: string; feedback?: string }>(
    part: Part,
    kind: string,
    of: string,
  ): Part => ({
    ...part,
    text: isLocked ? nest.mark(part.text, kind, of) : part.text,
    picture: isLocked && part.picture ? nest.rename(part.picture) : part.picture,
    feedback: part.feedback && nest.mark(part.feedback, `${kind}-feedback`, of),
  });
  const questions = quiz.questions.map((question, number) => ({
    ...mark(question, 'question', `${number}`),
    choices: question.choices.map((choice, index) => mark(choice, 'choice', `${number} ${index}`)),
  }));
  return { entry: { ...quiz, questions }, canaries: nest.canaries, disguises: nest.disguises };
}

export const isTextFile = (transcript: string | undefined) =>
  /^[\w.-]+\.txt$/.test(transcript ?? '');

class Nest {
  readonly canaries: Canary[] = [];
  readonly disguises = new Map<string, Disguise>();
  private readonly names = new Map<string, string>();
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  append(text: string, kind: string) {
    return `${text}\n\n${this.word(kind)}\n`;
  }

  mark(text: string, kind: string, of: string) {
    return `${text} ${this.word(kind, of)}`;
  }

  rename(name: string) {
    const known = this.names.get(name);
    if (known) return known;
    const [, stem = name, extension = ''] = /^(.*?)((?:\.(?:fr|en))?\.[^.]+)$/.exec(name) ?? [];
    const disguised = `${stem}-${this.word('file-name', name)}${extension}`;
    this.names.set(name, disguised);
    this.disguises.set(disguised, { source: name, word: this.word(kindOf(name), name) });
    return disguised;
  }

  renameIn(body: string) {
    let renamed = body;
    for (const [name, disguised] of this.names) {
      renamed = renamed
        .replaceAll(`"${name}"`, `"${disguised}"`)
        .replaceAll(`(${name})`, `(${disguised})`);
    }
    return renamed;
  }

  private word(kind: string, of = '') {
    const digest = createHash('sha256').update(`${this.path} ${kind} ${of}`).digest('hex');
    const word = `canari-${kind}-${digest.slice(0, 16)}`;
    this.canaries.push({ word, kind, lesson: this.path });
    return word;
  }
}

function kindOf(name: string) {
  if (/\.vtt$/.test(name)) return 'subtitle';
  if (/\.(mp4|webm)$/.test(name)) return 'video';
  if (/\.(png|jpe?g|webp|gif|avif)$/.test(name)) return 'picture';
  return /\.txt$/.test(name) ? 'transcript' : 'kit';
}

/** Puts the word into a file's bytes, where the format leaves room for it. */
export function plantInBytes(name: string, bytes: Buffer, word: string): Buffer {
  if (name.endsWith('.vtt')) {
    const cue = `NOTE ${word}\n\n00:59:58.000 --> 00:59:59.000\n${word}\n`;
    return Buffer.concat([bytes, Buffer.from(`\n\n${cue}`)]);
  }
  if (name.endsWith('.mp4')) {
    const box = Buffer.alloc(8);
    box.writeUInt32BE(8 + word.length);
    box.write('free', 4);
    return Buffer.concat([bytes, box, Buffer.from(word)]);
  }
  return Buffer.concat([bytes, Buffer.from(`\n${word}\n`)]);
}

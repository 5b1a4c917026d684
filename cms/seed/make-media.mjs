/**
 * Makes everything in media/ anew: films, pictures, kits. Run it after changing a drawing or a sentence:
 *   node cms/seed/make-media.mjs [films|pictures|kits|help] [name…]
 * Needs, beside the project: ffmpeg, pico2wave (the voice), chromium (the PDF), the fonts Lato and Vollkorn.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateLesson } from './make/clips/validate-lesson.mjs';
import { saveDrawnLabels } from './make/drawn-labels.mjs';
import { makeClip, makeFilm } from './make/film.mjs';
import { course, home } from './make/films/course.mjs';
import { debate, dotVoting, listenFirst, whyTheCommune } from './make/films/first-half.mjs';
import { lasting, participatoryBudget, severalCommunes, welcomeRoom } from './make/films/second-half.mjs';
import { makeHelpPictures } from './make/help-pictures.mjs';
import { makeKits } from './make/kits.mjs';
import { makePictures } from './make/pictures.mjs';

const films = [
  ...[home, course, whyTheCommune, listenFirst, debate, dotVoting],
  ...[participatoryBudget, severalCommunes, lasting, welcomeRoom],
];
const folder = join(import.meta.dirname, 'media');
const [only, ...names] = process.argv.slice(2);
const isWanted = (part) => only === undefined || only === part;
const scratch = mkdtempSync(join(tmpdir(), 'preau-media-'));

try {
  if (isWanted('pictures')) await makePictures(folder);
  if (isWanted('help')) {
    await makeHelpPictures(folder);
    await makeClip(validateLesson, folder);
    saveDrawnLabels();
  }
  if (isWanted('kits')) await makeKits(folder, scratch);
  if (isWanted('films')) {
    for (const film of films.filter(({ name }) => names.length === 0 || names.includes(name))) {
      console.log(film.name);
      await makeFilm(film, folder, scratch);
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}

import { instantIn, ownZone, PARIS } from '../lib/date-format.ts';
import type { GateAnswer } from './gate.api.ts';
import type { GateWords } from './gate-words.ts';

function when({ opensAt, serverNow }: GateAnswer, words: GateWords, locale: string): string {
  if (!opensAt) return '';
  const date = instantIn(locale, opensAt, PARIS, serverNow);
  const here = instantIn(locale, opensAt, ownZone(), serverNow);
  return date === here
    ? words.paris.replace('{date}', date)
    : words.parisAndHere.replace('{date}', date).replace('{here}', here);
}

/** Why the lesson is closed, in a sentence, from what the database answered. */
export function gateSentence(answer: GateAnswer, words: GateWords, locale: string): string {
  return words[answer.reason].replace('{date}', when(answer, words, locale));
}

const two = (value: number) => String(value).padStart(2, '0');

/** « Ouverture dans 2 h 05 min », « … 3 min 20 s »; nothing when it is more than a day. */
export function countdown(milliseconds: number, words: GateWords): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds > 86_400) return '';
  if (seconds <= 0) return words.opening;
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = h > 0 ? `${h} h ${two(min)} min` : min > 0 ? `${min} min ${two(s)} s` : `${s} s`;
  return words.opensIn.replace('{time}', time.replaceAll(' ', '\u00a0'));
}

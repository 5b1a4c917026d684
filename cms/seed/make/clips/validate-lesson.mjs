/** How a lesson is validated: the button, the question, the tick. Its words are those of the catalogue. */
import { label } from '../drawn-labels.mjs';
import { bar, button, checkbox } from '../help-pictures.mjs';
import { colour as c } from '../palette.mjs';
import { height, progress, width } from '../scenes.mjs';
import { box, disc, lines, stroke, text, tick } from '../shapes.mjs';

const NAME = 'valider-une-lecon';
const says = (key) => label(NAME, key);

/** When, in seconds, what happens. */
const at = { toButton: 0.8, pressButton: 2, question: 2.2, toOk: 3.6, pressOk: 4.8, tick: 5.1, next: 6.2 };

const board = (t) =>
  `${box(0, 0, 380, height, c.paper, 0)}${[0, 1, 2, 3, 4, 5].map((row) => {
    const y = 96 + row * 104;
    const isDone = row < 2 || (row === 2 && t >= at.tick);
    const isHere = row === (t >= at.next ? 3 : 2);
    const size = row === 2 && t >= at.tick ? 26 * Math.max(0.2, progress(t, at.tick, 0.5)) : 26;
    return `${isHere ? box(18, y - 44, 344, 88, c.straw, 14) : ''}${isDone ? tick(68, y, size) : disc(68, y, 24, c.sand)}${bar(114, y - 14, row % 2 ? 180 : 220, isHere ? c.ochre : c.sand, 28)}`;
  }).join('')}`;

/** The foot of the lesson; the next one slides in from the right. */
const lesson = (t) => {
  const isNext = t >= at.next;
  const shift = isNext ? (1 - progress(t, at.next, 0.6)) * 240 : 0;
  return `<g transform="translate(${shift.toFixed(1)} 0)">${bar(440, 110, isNext ? 460 : 700, isNext ? c.ink : c.sand, isNext ? 44 : 26)}${[0, 1, 2, 3].map((row) => bar(440, 190 + row * 62, row % 2 ? 620 : 740, c.sand, 26)).join('')}${isNext ? '' : button(440, 480, says('progress_validate'), 'full', 48)}</g>`;
};

const question = (t) => {
  const p = t < at.pressOk + 0.2 ? progress(t, at.question, 0.4) : 0;
  if (p === 0) return '';
  return `<g opacity="${p}">${box(0, 0, width, height, c.ink, 0, 'opacity="0.45"')}${box(330, 120, 760, 470, c.white, 26)}${lines(390, 214, [says('progress_confirm_title')], { size: 52, weight: 900 })}${text(390, 284, says('progress_confirm_text'), { size: 36 })}${checkbox(390, 334, false)}${text(446, 364, says('progress_do_not_ask'), { size: 34 })}${button(390, 440, says('app_ok'), 'full', 48)}${button(580, 440, says('app_cancel'), 'quiet', 48)}</g>`;
};

/** A ring where the hand presses. */
const press = (t, when, x, y) => {
  const p = progress(t, when, 0.5);
  return p === 0 || p === 1 ? '' : disc(x, y, 20 + p * 60, 'none', `stroke="${c.ochre}" stroke-width="8" opacity="${1 - p}"`);
};

const hand = (t) => {
  const first = progress(t, at.toButton, 1);
  const second = progress(t, at.toOk, 1);
  const x = 1000 - 430 * first - 90 * second;
  const y = 660 - 120 * first - 50 * second;
  return t > at.next
    ? ''
    : `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"><path d="M0 0 L0 62 L15 49 L25 74 L38 68 L27 44 L47 42 Z" fill="${c.white}" stroke="${c.ink}" stroke-width="5" stroke-linejoin="round"/></g>`;
};

export const validateLesson = {
  name: NAME,
  seconds: 9,
  draw: (t) =>
    `${box(0, 0, width, height, c.white, 0)}${lesson(t)}${board(t)}${stroke(`M380 0 L380 ${height}`, c.sand, 4)}${question(t)}${press(t, at.pressButton, 570, 540)}${press(t, at.pressOk, 480, 490)}${hand(t)}`,
};

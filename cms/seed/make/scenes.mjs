/** The kinds of scene a film is made of. Each gives `(t, starts) => svg`; `starts` are the seconds at
 *  which the scene's sentences begin. The lower fifth stays empty: subtitles go there. */
import { river, sky, village } from './landscape.mjs';
import { colour as c } from './palette.mjs';
import { box, disc, lines, text } from './shapes.mjs';

export const width = 1280;
export const height = 720;

const ease = (x) => 1 - (1 - Math.min(Math.max(x, 0), 1)) ** 3;

/** 0 before `at`, 1 after `at + during`, soft between. Rounded, so that a still picture stays still. */
export const progress = (t, at, during = 0.7) => Math.round(ease((t - at) / during) * 200) / 200;

/** Fades and lifts a drawing in from `at` seconds on. */
export const appear = (t, at, inner, rise = 22) => {
  const p = progress(t, at);
  return p === 0
    ? ''
    : `<g opacity="${p}" transform="translate(0 ${((1 - p) * rise).toFixed(1)})">${inner}</g>`;
};

const backdrop = (tint = c.sand) =>
  `${box(0, 0, width, height, c.paper, 0)}${disc(1210, 90, 230, tint, 'opacity="0.7"')}${disc(60, 690, 190, tint, 'opacity="0.55"')}`;

const heading = (t, words) =>
  appear(
    t,
    0,
    `${text(90, 122, words, { size: 54, weight: 700, title: true })}${box(92, 146, 84, 8, c.terracotta, 4)}`,
  );

/** The village with the film's title above it. */
export const cover =
  ({ kicker, title, subtitle, hour = 'noon', shift = 0 }) =>
  (t) => {
    const moving = Math.round(Math.min(t, 8) * 12) / 12;
    return `${sky(width, height, moving, hour)}${village(560, moving, shift)}
${appear(t, 0.1, text(90, 112, kicker, { size: 28, weight: 700, fill: c.terracotta }))}
${appear(t, 0.3, lines(86, 190, title, { size: 74, weight: 800, title: true, step: 78 }))}
${appear(t, 0.7, text(90, 190 + title.length * 78 - 14, subtitle, { size: 32, fill: c.night }))}`;
  };

/** A heading and up to four rows, one per sentence, each with a small picture at its left. */
export const rows =
  ({ title, items, tint }) =>
  (t, starts) =>
    `${backdrop(tint)}${heading(t, title)}${items
      .map((item, index) => {
        const step = items.length > 3 ? 108 : 132;
        const y = 236 + index * step;
        const at = starts[item.with ?? index] ?? 0;
        return appear(
          t,
          at + 0.15,
          `${disc(146, y, 46, c.white)}${item.icon(146, y)}${text(222, y - 4, item.text, { size: 42, weight: 700 })}${text(222, y + 38, item.more ?? '', { size: 31, fill: c.grey })}`,
        );
      })
      .join('')}`;

/** A heading above a free drawing. */
export const drawing =
  ({ title, draw, tint }) =>
  (t, starts) =>
    `${backdrop(tint)}${draw(t, starts)}${title ? heading(t, title) : ''}`;

/** A heading above a landscape with a river. */
export const riverside =
  ({ title, draw }) =>
  (t, starts) =>
    `${sky(width, height)}${river(470)}${draw(t, starts)}${heading(t, title)}`;

/** The last words, on night blue. */
export const ending =
  ({ title, subtitle, draw }) =>
  (t, starts) =>
    `${box(0, 0, width, height, c.night, 0)}${disc(1100, 120, 260, '#33497a')}${disc(150, 640, 200, '#33497a')}${draw ? draw(t, starts) : ''}
${appear(t, 0.1, lines(640, 250, title, { size: 62, weight: 700, title: true, fill: c.paper, anchor: 'middle', step: 76 }))}
${appear(t, 0.6, text(640, 250 + title.length * 76 + 4, subtitle, { size: 30, fill: c.straw, anchor: 'middle' }))}`;

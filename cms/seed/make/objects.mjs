/** Things that stand for an idea: a ballot box, coins, a calendar… Drawn around (0, 0), about 160 high. */
import { colour as c } from './palette.mjs';
import { box, disc, place, someone, stroke, text, tick } from './shapes.mjs';

export const ballotBox = (x, y, scale, drop = 1) =>
  place(
    x,
    y,
    scale,
    `<g transform="translate(0 ${(-70 + 46 * drop).toFixed(1)})">${box(-30, -92, 60, 78, c.white, 5, `stroke="${c.sand}" stroke-width="3"`)}${stroke('M-16 -72 L16 -72 M-16 -58 L10 -58', c.grey, 4)}</g>
${box(-78, -60, 156, 120, c.night, 10)}${box(-88, -72, 176, 24, '#33497a', 8)}${box(-42, -64, 84, 8, c.ink, 4)}${disc(0, 8, 26, c.ochre)}${stroke('M-11 8 L-3 17 L13 -2', c.night, 6)}`,
  );

export const coins = (x, y, scale, count = 5) =>
  place(
    x,
    y,
    scale,
    Array.from({ length: count }, (_, index) => {
      const top = 60 - index * 22;
      return `<ellipse cx="0" cy="${top}" rx="62" ry="20" fill="#c08a26"/><ellipse cx="0" cy="${top - 9}" rx="62" ry="20" fill="${c.ochre}"/><ellipse cx="0" cy="${top - 9}" rx="44" ry="13" fill="${c.straw}"/>`;
    }).join(''),
  );

export const calendar = (x, y, scale, marked = 4) =>
  place(
    x,
    y,
    scale,
    `${box(-82, -74, 164, 150, c.white, 12, `stroke="${c.sand}" stroke-width="4"`)}<path d="M-82 -36 L-82 -62 Q-82 -74 -70 -74 L70 -74 Q82 -74 82 -62 L82 -36 Z" fill="${c.terracotta}"/>${box(-50, -90, 10, 32, c.ink, 5)}${box(40, -90, 10, 32, c.ink, 5)}
${Array.from({ length: 12 }, (_, index) => {
  const px = -54 + (index % 4) * 36;
  const py = -12 + Math.floor(index / 4) * 32;
  return index < marked ? tick(px, py, 12) : disc(px, py, 11, c.sand);
}).join('')}`,
  );

export const clipboard = (x, y, scale, done = 3) =>
  place(
    x,
    y,
    scale,
    `${box(-66, -84, 132, 172, c.clay, 12)}${box(-54, -70, 108, 148, c.white, 6)}${box(-26, -96, 52, 26, c.ink, 8)}
${[0, 1, 2, 3].map((row) => (row < done ? tick(-34, -42 + row * 34, 10) : disc(-34, -42 + row * 34, 9, c.sand)) + stroke(`M-14 ${-42 + row * 34} L${row % 2 ? 26 : 40} ${-42 + row * 34}`, c.grey, 5)).join('')}`,
  );

export const ear = (x, y, scale) =>
  place(
    x,
    y,
    scale,
    `${stroke('M-30 -18 C-34 -78 48 -82 46 -20 C45 14 16 18 14 46 C12 76 -26 78 -30 50', c.terracotta, 15)}${stroke('M-8 -16 C-8 -44 24 -44 22 -16 C21 2 2 4 4 24', c.clay, 11)}`,
  );

export const magnifier = (x, y, scale) =>
  place(
    x,
    y,
    scale,
    `${stroke('M34 34 L74 76', c.ink, 18)}${disc(-6, -8, 56, c.sky, `stroke="${c.night}" stroke-width="12"`)}${stroke('M-36 -20 Q-30 -42 -8 -46', c.white, 8)}`,
  );

export const bridge = (x, y, scale) =>
  place(
    x,
    y,
    scale,
    `<path d="M-190 40 L-190 -14 Q0 -64 190 -14 L190 40 L150 40 A52 46 0 0 0 46 40 L-46 40 A52 46 0 0 0 -150 40 Z" fill="${c.clay}"/>${stroke('M-196 -22 Q0 -74 196 -22', c.terracotta, 10)}`,
  );

/** People round a table, seen from the front. */
export const table = (x, y, scale, raised = -1, count = 5) =>
  place(
    x,
    y,
    scale,
    `${Array.from({ length: count }, (_, index) => {
      const at = (index - (count - 1) / 2) * 78;
      const back = Math.abs(index - (count - 1) / 2) * 7;
      return someone(index, at, 22 + back, 1, { seated: true, arm: index === raised ? 1 : 0 });
    }).join('')}<ellipse cx="0" cy="36" rx="${count * 46}" ry="30" fill="#8d5f3f"/><ellipse cx="0" cy="28" rx="${count * 46}" ry="28" fill="#b98658"/>
${box(-70, 16, 44, 26, c.white, 3)}${box(24, 20, 48, 24, c.white, 3)}${disc(-4, 26, 9, c.terracotta)}`,
  );

export const ladder = (x, y, scale, lit = 8) =>
  place(
    x,
    y,
    scale,
    `${Array.from({ length: 8 }, (_, index) => box(-52, 92 - index * 34, 104, 12, index < lit ? c.ochre : c.sand, 6)).join('')}${box(-62, -170, 14, 290, c.terracotta, 7)}${box(48, -170, 14, 290, c.terracotta, 7)}`,
  );

export const oven = (x, y, scale) =>
  place(
    x,
    y,
    scale,
    `<path d="M-110 70 L-110 -6 Q-110 -104 0 -104 Q110 -104 110 -6 L110 70 Z" fill="${c.clay}"/><path d="M-52 70 L-52 22 A52 46 0 0 1 52 22 L52 70 Z" fill="${c.ink}"/><path d="M-26 70 Q-34 40 -12 28 Q-14 46 0 44 Q-4 22 14 10 Q10 36 26 48 Q32 58 26 70 Z" fill="${c.ochre}"/>${box(58, -150, 30, 72, c.terracotta, 4)}${box(-130, 68, 260, 18, c.sand, 4)}`,
  );

export const sprout = (x, y, scale, growth = 1) =>
  place(
    x,
    y,
    scale,
    `${stroke(`M0 60 L0 ${(60 - 90 * growth).toFixed(1)}`, c.leaf, 9)}<g transform="translate(0 ${(60 - 90 * growth).toFixed(1)}) scale(${growth.toFixed(2)})"><path d="M0 4 Q-58 -2 -60 -50 Q-6 -50 0 4 Z" fill="${c.leaf}"/><path d="M0 -2 Q50 -16 56 -62 Q2 -56 0 -2 Z" fill="#5c9a74"/></g><ellipse cx="0" cy="64" rx="66" ry="14" fill="#7a5138"/>`,
  );

export const paper = (x, y, scale, heading, rows = 4) =>
  place(
    x,
    y,
    scale,
    `${box(-66, -84, 132, 168, c.white, 6, `stroke="${c.clay}" stroke-width="6"`)}${text(0, -50, heading, { size: 22, anchor: 'middle', weight: 700, title: true, fill: c.terracotta })}${Array.from({ length: rows }, (_, row) => stroke(`M-44 ${-22 + row * 24} L${row % 2 ? 24 : 44} ${-22 + row * 24}`, c.night, 6, 'opacity="0.7"')).join('')}`,
  );

/** Small flat drawings, each an SVG string placed by its foot: (x, y) is the middle of its base. */
import { colour as c, skins, textFont, titleFont } from './palette.mjs';

const n = (value) => Number(value.toFixed(2));

export const place = (x, y, scale, inner) =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${n(scale)})">${inner}</g>`;

export const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const text = (x, y, content, options = {}) => {
  const { size = 30, fill = c.ink, anchor = 'start', weight = 400, title = false, italic = false } =
    options;
  const family = title ? titleFont : textFont;
  const style = italic ? ' font-style="italic"' : '';
  return `<text x="${n(x)}" y="${n(y)}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"${style}>${escape(content)}</text>`;
};

/** Several lines, given as they shall break. */
export const lines = (x, y, rows, options = {}) => {
  const size = options.size ?? 30;
  const step = options.step ?? size * 1.28;
  return rows.map((row, index) => text(x, y + index * step, row, options)).join('');
};

export const box = (x, y, width, height, fill, radius = 14, extra = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${radius}" fill="${fill}" ${extra}/>`;

export const disc = (x, y, radius, fill, extra = '') =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}" ${extra}/>`;

export const stroke = (path, paint = c.ink, width = 4, extra = '') =>
  `<path d="${path}" fill="none" stroke="${paint}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${extra}/>`;

export const arrow = (x1, y1, x2, y2, paint = c.grey, width = 4) => {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const side = (turn) =>
    `${n(x2 - 16 * Math.cos(angle + turn))} ${n(y2 - 16 * Math.sin(angle + turn))}`;
  return (
    stroke(`M${x1} ${y1} L${x2} ${y2}`, paint, width) +
    stroke(`M${side(0.5)} L${x2} ${y2} L${side(-0.5)}`, paint, width)
  );
};

const pane = (x, y, w = 16, h = 22) => box(x - w / 2, y, w, h, c.night, 3, 'opacity="0.82"');

export const house = (x, y, scale, roof = c.terracotta, wall = c.white) =>
  place(
    x,
    y,
    scale,
    `${box(-46, -70, 92, 70, wall, 2)}<path d="M-58 -68 L0 -118 L58 -68 Z" fill="${roof}"/>${box(26, -114, 13, 34, roof, 2)}${pane(-24, -54)}${pane(24, -54)}${box(-11, -36, 22, 36, c.clay, 3)}${disc(6, -18, 1.8, c.ink)}`,
  );

export const barn = (x, y, scale, roof = c.night) =>
  place(
    x,
    y,
    scale,
    `${box(-60, -54, 120, 54, c.sand, 2)}<path d="M-68 -52 L-44 -88 L44 -88 L68 -52 Z" fill="${roof}"/>${box(-24, -38, 48, 38, c.terracotta, 2)}${stroke('M-24 -38 L24 0 M24 -38 L-24 0', c.straw, 3)}`,
  );

/** The town hall: a clock, three windows and a pennant. */
export const townHall = (x, y, scale, wave = 0) =>
  place(
    x,
    y,
    scale,
    `${stroke('M0 -176 L0 -222', c.ink, 4)}<path d="M2 -221 Q 20 ${n(-228 + wave)} 40 -218 L40 -196 Q 20 ${n(-206 + wave)} 2 -198 Z" fill="${c.terracotta}"/>
${box(-110, -108, 220, 108, c.white, 2)}<path d="M-124 -106 L-100 -140 L100 -140 L124 -106 Z" fill="${c.night}"/>
${box(-36, -152, 72, 152, c.paper, 2)}<path d="M-46 -150 L0 -184 L46 -150 Z" fill="${c.terracotta}"/>
${disc(0, -128, 15, c.white, `stroke="${c.ink}" stroke-width="3"`)}${stroke('M0 -128 L0 -138 M0 -128 L7 -125', c.ink, 2.5)}
${[-82, -58, 58, 82].map((at) => pane(at, -88, 15, 26) + pane(at, -44, 15, 26)).join('')}
${box(-46, -100, 92, 15, c.ochre, 3)}${text(0, -89, 'MAIRIE', { size: 11, weight: 900, anchor: 'middle' })}
<path d="M-19 0 L-19 -44 A19 19 0 0 1 19 -44 L19 0 Z" fill="${c.leaf}"/>${stroke('M0 -60 L0 0', c.paper, 2)}
${box(-46, -6, 92, 6, c.sand, 1)}`,
  );

export const tree = (x, y, scale, leaf = c.leaf) =>
  place(
    x,
    y,
    scale,
    `${box(-5, -40, 10, 40, '#7a5138', 3)}${disc(0, -66, 34, leaf)}${disc(-20, -52, 22, leaf)}${disc(20, -50, 20, leaf)}${disc(-8, -76, 10, c.white, 'opacity="0.14"')}`,
  );

export const poplar = (x, y, scale, leaf = c.leaf) =>
  place(
    x,
    y,
    scale,
    `${box(-4, -24, 8, 24, '#7a5138', 2)}<ellipse cx="0" cy="-70" rx="18" ry="56" fill="${leaf}"/>`,
  );

const hairs = {
  short: (h) => `<path d="M-17 -104 A17 17 0 0 1 17 -104 Q 8 -112 -17 -104 Z" fill="${h}"/>`,
  long: (h) =>
    `<path d="M-18 -84 Q-24 -122 0 -121 Q 24 -122 18 -84 Q 15 -100 10 -108 Q-8 -106 -13 -104 Q-15 -96 -18 -84 Z" fill="${h}"/>`,
  bun: (h) =>
    `${disc(0, -124, 8, h)}<path d="M-17 -102 A17 17 0 0 1 17 -102 Q 2 -114 -17 -102 Z" fill="${h}"/>`,
  hat: (h) => `${box(-24, -113, 48, 6, h, 3)}<path d="M-15 -111 Q-14 -130 0 -130 Q14 -130 15 -111 Z" fill="${h}"/>`,
  none: () => '',
};

/** One person. `arm` raises the right arm (0 to 1); `seated` leaves the legs out. */
export const person = (x, y, scale, look = {}) => {
  const {
    coat = c.night,
    skin = skins[0],
    hair = 'short',
    hairColour = '#4a3428',
    arm = 0,
    seated = false,
    legs = c.ink,
  } = look;
  const angle = -25 - arm * 130;
  return place(
    x,
    y,
    scale,
    `${seated ? '' : `${box(-15, -36, 12, 36, legs, 5)}${box(3, -36, 12, 36, legs, 5)}`}
<g transform="rotate(${n(angle)} 20 -72)">${box(14, -76, 12, 42, coat, 6)}${disc(20, -33, 6.5, skin)}</g>
<g transform="rotate(14 -20 -72)">${box(-26, -76, 12, 42, coat, 6)}${disc(-20, -33, 6.5, skin)}</g>
<path d="M-26 -28 L-26 -62 Q-26 -82 -8 -82 L8 -82 Q26 -82 26 -62 L26 -28 Q26 -24 22 -24 L-22 -24 Q-26 -24 -26 -28 Z" fill="${coat}"/>
${box(-6, -90, 12, 12, skin, 4)}${disc(0, -101, 17, skin)}${hairs[hair](hairColour)}
${disc(-6, -100, 1.9, c.ink)}${disc(6, -100, 1.9, c.ink)}${stroke('M-5 -92 Q0 -88 5 -92', c.ink, 1.8)}`,
  );
};

/** A crowd that is always the same: people differ by their place in the row. */
const looks = [
  { coat: c.terracotta, skin: skins[0], hair: 'long', hairColour: '#5b3a29' },
  { coat: c.night, skin: skins[2], hair: 'short', hairColour: '#1f1a1a' },
  { coat: c.ochre, skin: skins[3], hair: 'bun', hairColour: '#8d8a90' },
  { coat: c.leaf, skin: skins[1], hair: 'short', hairColour: '#2b211d' },
  { coat: c.clay, skin: skins[4], hair: 'bun', hairColour: '#221a18' },
  { coat: '#5a6f9c', skin: skins[0], hair: 'hat', hairColour: c.leaf },
  { coat: '#7d5a7b', skin: skins[3], hair: 'long', hairColour: '#b5723a' },
  { coat: c.meadow, skin: skins[0], hair: 'none' },
];
export const someone = (index, x, y, scale, more = {}) =>
  person(x, y, scale, { ...looks[index % looks.length], ...more });

export const bubble = (x, y, width, height, fill, tail = 1) =>
  `${box(x - width / 2, y - height, width, height, fill, 18)}<path d="M${n(x - 14 * tail)} ${n(y - 4)} L${n(x - 30 * tail)} ${n(y + 24)} L${n(x + 12 * tail)} ${n(y - 4)} Z" fill="${fill}"/>`;

export const cloud = (x, y, scale) =>
  place(
    x,
    y,
    scale,
    `<g fill="${c.white}" opacity="0.9">${disc(-34, 0, 22, c.white)}${disc(0, -14, 30, c.white)}${disc(34, -2, 24, c.white)}${box(-56, -4, 114, 26, c.white, 13)}</g>`,
  );

export const sun = (x, y, radius) =>
  disc(x, y, radius * 1.5, c.straw, 'opacity="0.45"') + disc(x, y, radius, c.ochre);

export const tick = (x, y, size, fill = c.leaf) =>
  disc(x, y, size, fill) +
  stroke(
    `M${n(x - size * 0.45)} ${n(y)} L${n(x - size * 0.1)} ${n(y + size * 0.38)} L${n(x + size * 0.5)} ${n(y - size * 0.35)}`,
    c.white,
    size * 0.22,
  );

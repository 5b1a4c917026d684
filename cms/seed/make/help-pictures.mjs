/** The schemes of the help. Every word of the interface in them comes from the message catalogue. */
import { join } from 'node:path';
import sharp from 'sharp';
import { label } from './drawn-labels.mjs';
import { colour as c } from './palette.mjs';
import { arrow, box, disc, lines, stroke, text, tick } from './shapes.mjs';

const svg = (width, height, inner) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${box(0, 0, width, height, c.sand, 0)}${inner}</svg>`;

/** A line of text that is not meant to be read. */
export const bar = (x, y, width, fill = c.sand, height = 20) => box(x, y, width, height, fill, 10);

export const middle = (x, y, words, size, fill = c.ink, weight = 700) =>
  text(x, y, words, { size, fill, weight, anchor: 'middle' });

/** A button as wide as its words ask for; Lato's letters are about half as wide as they are high. */
export const button = (x, y, words, look = 'full', size = 32) => {
  const width = words.length * size * 0.53 + 56;
  const [fill, ink, edge] = { full: [c.terracotta, c.white, c.terracotta], quiet: [c.white, c.terracotta, c.terracotta], green: [c.leaf, c.white, c.leaf] }[look];
  return `${box(x, y, width, size * 2, fill, size, `stroke="${edge}" stroke-width="4"`)}${middle(x + width / 2, y + size * 1.34, words, size, ink)}`;
};

const spot = (number, x, y) =>
  `${disc(x, y, 30, c.terracotta, `stroke="${c.white}" stroke-width="5"`)}${middle(x, y + 11, String(number), 32, c.white, 900)}`;

export const checkbox = (x, y, isTicked = true) =>
  `${box(x, y, 34, 34, c.white, 6, `stroke="${c.ink}" stroke-width="3"`)}${isTicked ? stroke(`M${x + 7} ${y + 17} L${x + 15} ${y + 25} L${x + 28} ${y + 9}`, c.leaf, 6) : ''}`;

const field = (x, y, width, name, content) =>
  `${text(x, y, name, { size: 28, weight: 700 })}${box(x, y + 16, width, 62, c.white, 8, `stroke="${c.grey}" stroke-width="3"`)}${text(x + 20, y + 57, content, { size: 28, fill: c.grey })}`;

const player = () => {
  const says = (key) => label('schema-du-lecteur', key);
  return svg(
    1200,
    1000,
    `${box(30, 30, 1140, 940, c.white, 20)}<path d="M30 124 L30 50 Q30 30 50 30 L1150 30 Q1170 30 1170 50 L1170 124 Z" fill="${c.night}"/>
${checkbox(66, 60, false)}${text(116, 88, says('lesson_hide_board'), { size: 32, fill: c.white, weight: 700 })}${text(1080, 88, says('lesson_quit'), { size: 32, fill: c.white, weight: 700, anchor: 'end' })}${stroke('M1106 64 L1134 92 M1134 64 L1106 92', c.white, 6)}
<path d="M30 124 L350 124 L350 970 L50 970 Q30 970 30 950 Z" fill="${c.paper}"/>${[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (row < 2 ? tick(80, 190 + row * 84, 20) : disc(80, 190 + row * 84, 18, c.sand)) + bar(116, 178 + row * 84, row % 2 ? 150 : 196, row === 2 ? c.ochre : c.sand, 24)).join('')}
${button(392, 156, says('comments_title'), 'quiet', 30)}
${box(392, 250, 738, 330, c.ink, 14)}<path d="M716 356 L810 415 L716 474 Z" fill="${c.ochre}"/>${button(838, 600, says('lesson_video_full_screen'), 'quiet', 28)}
${bar(392, 690, 600)}${bar(392, 724, 460)}
${button(392, 780, says('notes_title'), 'quiet', 30)}${button(640, 780, says('progress_validate'), 'full', 30)}
${stroke('M392 868 L1130 868', c.sand, 4)}${text(890, 924, says('lesson_next'), { size: 32, weight: 700, fill: c.terracotta, anchor: 'end' })}${bar(906, 904, 140, c.clay, 20)}${arrow(1066, 914, 1114, 914, c.terracotta, 6)}
${[[1, 468, 77], [2, 320, 300], [3, 676, 186], [4, 480, 415], [5, 606, 776], [6, 836, 780], [7, 680, 914], [8, 1118, 140]].map((at) => spot(...at)).join('')}`,
  );
};

const courseHome = () => {
  const says = (key) => label('schema-de-l-accueil-du-cours', key);
  const figures = [['128', 'course_figure_enrolled'], ['36', 'course_figure_lessons'], ['6', 'course_figure_quizzes']];
  return svg(
    1200,
    860,
    `${box(30, 30, 1140, 800, c.white, 20)}<path d="M30 120 L30 50 Q30 30 50 30 L1150 30 Q1170 30 1170 50 L1170 120 Z" fill="${c.night}"/>${bar(66, 62, 220, '#5a6f9c', 24)}${text(1060, 86, says('account_sign_out'), { size: 32, weight: 700, fill: c.white, anchor: 'end' })}
${box(76, 160, 720, 290, c.ink, 14)}<path d="M396 250 L480 305 L396 360 Z" fill="${c.ochre}"/>
${box(76, 490, 230, 72, c.terracotta, 10)}${middle(191, 538, says('course_overview'), 34, c.white)}${box(326, 490, 230, 72, c.white, 10, `stroke="${c.terracotta}" stroke-width="4"`)}${middle(441, 538, says('course_details'), 34, c.terracotta)}
${[0, 1, 2, 3].map((row) => (row < 2 ? tick(100, 622 + row * 54, 19) : disc(100, 622 + row * 54, 18, c.sand)) + bar(138, 610 + row * 54, row % 2 ? 420 : 540, c.sand, 24)).join('')}
${box(846, 160, 284, 402, c.paper, 14, `stroke="${c.sand}" stroke-width="4"`)}${figures.map(([count, key], row) => text(876, 240 + row * 122, count, { size: 56, weight: 900, fill: c.terracotta }) + lines(876, 278 + row * 122, [says(key)], { size: 27, fill: c.ink })).join('')}
${[[1, 160, 230], [2, 306, 490], [3, 556, 490], [4, 1124, 176], [5, 1112, 76], [6, 44, 650]].map((at) => spot(...at)).join('')}`,
  );
};

const signUp = () => {
  const says = (key) => label('inscription-en-quatre-temps', key);
  const card = (number, x, y, inner) =>
    `${box(x, y, 550, 520, c.paper, 20, `stroke="${c.white}" stroke-width="6"`)}<g transform="translate(${x} ${y})">${inner}</g>${spot(number, x + 34, y + 34)}`;
  const mail = says('mail_sign_up_confirm_link');
  return svg(
    1200,
    1160,
    `${card(
      1,
      36,
      36,
      `${field(50, 108, 450, says('account_email'), 'prenom.nom@exemple.fr')}${checkbox(50, 224)}${bar(104, 222, 396, c.sand, 16)}${bar(104, 248, 300, c.sand, 16)}${checkbox(50, 306)}${text(104, 334, says('app_human_check'), { size: 28 })}${button(50, 400, says('account_send'), 'full', 32)}`,
    )}${card(
      2,
      614,
      36,
      `${box(50, 96, 450, 366, c.white, 14, `stroke="${c.sand}" stroke-width="4"`)}${disc(100, 146, 26, c.night)}${middle(100, 157, says('app_name').slice(0, 1), 30, c.white, 900)}${text(142, 156, says('app_name'), { size: 32, weight: 700 })}${stroke('M50 196 L500 196', c.sand, 4)}${text(80, 252, mail, { size: 31, weight: 700, fill: c.terracotta })}${stroke(`M80 264 L${80 + mail.length * 15.2} 264`, c.terracotta, 4)}${[0, 1, 2, 3].map((row) => bar(80, 304 + row * 36, row % 2 ? 300 : 380, c.sand, 16)).join('')}`,
    )}${card(
      3,
      36,
      604,
      `${bar(50, 130, 400, c.sand, 22)}${bar(50, 172, 300, c.sand, 22)}${button(36, 250, says('account_confirm_title'), 'full', 32)}`,
    )}${card(
      4,
      614,
      604,
      `${field(50, 104, 450, says('account_display_name'), 'Dominique')}${field(50, 238, 450, says('account_password'), '• • • • • • • • • •')}${button(50, 400, says('account_create'), 'full', 32)}`,
    )}`,
  );
};

/** The words here are those of mail services, which the catalogue does not know. */
const notSpam = () => {
  const says = (key) => label('signaler-comme-non-spam', key);
  const folders = ['Boîte de réception', 'Envoyés', 'Brouillons', 'Spams'];
  const row = (name, index) => {
    const y = 176 + index * 84;
    const isChosen = name === 'Spams';
    return `${isChosen ? box(46, y - 44, 330, 68, c.straw, 12) : ''}${text(80, y + 2, name, { size: 32, weight: isChosen ? 900 : 400 })}`;
  };
  return svg(
    1200,
    640,
    `${box(30, 30, 1140, 580, c.white, 20)}<path d="M50 30 L390 30 L390 610 L50 610 Q30 610 30 590 L30 50 Q30 30 50 30 Z" fill="${c.paper}"/>${folders.map(row).join('')}
${text(440, 124, says('app_name'), { size: 36, weight: 700 })}${bar(440, 150, 420, c.sand, 20)}
${box(440, 210, 660, 84, c.night, 12)}${middle(770, 264, 'SIGNALER COMME NON-SPAM', 36, c.white, 900)}
${text(440, 376, says('mail_sign_up_confirm_link'), { size: 32, weight: 700, fill: c.grey })}${[0, 1, 2].map((line) => bar(440, 414 + line * 44, line % 2 ? 460 : 600, c.sand, 20)).join('')}
${stroke('M900 312 C 900 620 414 620 410 320 Q 408 180 366 168', c.terracotta, 8, 'stroke-dasharray="2 20"')}${stroke('M356 166 L388 152 M356 166 L384 190', c.terracotta, 8)}
${[[1, 352, 428], [2, 1100, 212], [3, 660, 548]].map((at) => spot(...at)).join('')}`,
  );
};

const pictures = {
  'schema-du-lecteur': player,
  'schema-de-l-accueil-du-cours': courseHome,
  'inscription-en-quatre-temps': signUp,
  'signaler-comme-non-spam': notSpam,
};

export const makeHelpPictures = async (folder) => {
  for (const [name, draw] of Object.entries(pictures)) {
    await sharp(Buffer.from(draw())).webp({ quality: 86 }).toFile(join(folder, `${name}.webp`));
  }
};

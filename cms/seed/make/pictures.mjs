/** The pictures of lessons and people. Those of the help are in help-pictures.mjs. */
import { join } from 'node:path';
import sharp from 'sharp';
import { river, sky, village } from './landscape.mjs';
import { calendar, clipboard, coins, oven, paper, table } from './objects.mjs';
import { colour as c, skins } from './palette.mjs';
import { arrow, barn, box, disc, house, lines, person, poplar, someone, stroke, text, townHall, tree } from './shapes.mjs';

const svg = (width, height, inner) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`;

const sheet = (width, height, inner) => svg(width, height, box(0, 0, width, height, c.paper, 0) + inner);

const centred = (x, y, words, size = 30, fill = c.ink, weight = 700) =>
  text(x, y, words, { size, fill, weight, anchor: 'middle' });

const middleRows = (x, y, rows, size, fill = c.ink, weight = 400) =>
  lines(x, y, rows, { size, fill, weight, anchor: 'middle' });

const dates = [
  ['1789', ['Naissance', 'des municipalités'], c.terracotta],
  ['1884', ['Grande loi', 'municipale'], c.night],
  ['1945', ['Les femmes', 'votent enfin'], '#a8741a'],
  ['1982', ['Les lois de', 'décentralisation'], c.leaf],
  ['2015', ['Loi', 'NOTRe'], c.terracotta],
];
const timeline = sheet(
  1200,
  420,
  `${stroke('M60 200 L1140 200', c.clay, 10)}${dates
    .map(([year, words, fill], index) => {
      const x = 140 + index * 230;
      return `${disc(x, 200, 26, fill)}${disc(x, 200, 10, c.paper)}${centred(x, 140, year, 52, fill, 900)}${middleRows(x, 282, words, 30)}`;
    })
    .join('')}`,
);

const week = sheet(
  1200,
  400,
  [
    ['Lire', 'une leçon', (x) => paper(x, 150, 1, 'Leçon', 4)],
    ['Regarder', 'une vidéo', (x) => `${box(x - 90, 86, 180, 122, c.night, 14)}<path d="M${x - 20} 112 L${x + 36} 147 L${x - 20} 182 Z" fill="${c.ochre}"/>`],
    ['Essayer', 'un kit', (x) => clipboard(x, 152, 0.95, 3)],
    ['Vérifier', 'par un quiz', (x) => `${disc(x, 150, 74, c.leaf)}${stroke(`M${x - 34} 152 L${x - 8} 180 L${x + 38} 122`, c.white, 16)}`],
  ]
    .map(([verb, noun, draw], index) => {
      const x = 160 + index * 293;
      const next = index < 3 ? arrow(x + 116, 150, x + 172, 150, c.clay, 6) : '';
      return `${draw(x)}${next}${centred(x, 310, verb, 40)}${centred(x, 354, noun, 32, c.grey, 400)}`;
    })
    .join(''),
);

const stop = (number, x, y) => `${disc(x, y, 36, c.terracotta, `stroke="${c.white}" stroke-width="6"`)}${centred(x, y + 13, String(number), 36, c.white, 900)}`;
const walk = svg(
  1200,
  720,
  `${box(0, 0, 1200, 720, '#dfe9d6', 0)}<path d="M0 560 Q 300 500 620 600 T 1200 560 L1200 720 L0 720 Z" fill="#b9d2df"/>
${stroke('M-20 420 L1220 330', c.white, 54)}${stroke('M420 -20 L470 780', c.white, 44)}${stroke('M900 -20 L840 620', c.white, 38)}${stroke('M470 590 L860 560', '#d8c3a5', 22)}
${house(130, 330, 0.9)}${house(260, 318, 0.8, c.clay)}${house(530, 300, 0.8, c.night)}${house(1080, 280, 0.95)}${townHall(670, 296, 0.62)}${barn(1060, 500, 0.9)}${house(300, 540, 0.8)}${house(170, 560, 0.75, c.night)}${tree(560, 480, 1)}${tree(640, 500, 0.8)}${tree(740, 480, 1)}${poplar(60, 280, 1)}${tree(1160, 480, 0.9)}${tree(300, 200, 0.8)}${poplar(1000, 160, 1)}${house(160, 150, 0.7, c.leaf)}${house(660, 130, 0.75)}${barn(780, 140, 0.6, c.clay)}
${stroke('M200 396 L434 382 L432 180 L430 120 M434 382 L884 352 L862 552 L600 580', c.terracotta, 8, 'stroke-dasharray="2 20"')}
${[[1, 200, 396], [2, 430, 130], [3, 660, 366], [4, 876, 420], [5, 610, 578]].map((at) => stop(...at)).join('')}
${[0, 1, 2].map((who, index) => someone(who, 60 + index * 46, 470, 0.6)).join('')}`,
);

const rungs = [
  ['8', 'Contrôle citoyen', c.leaf],
  ['7', 'Délégation de pouvoir', c.leaf],
  ['6', 'Partenariat', c.leaf],
  ['5', 'Conciliation', c.ochre],
  ['4', 'Consultation', c.ochre],
  ['3', 'Information', c.ochre],
  ['2', 'Thérapie', c.clay],
  ['1', 'Manipulation', c.clay],
];
const groups = [
  [['Un pouvoir', 'partagé'], 54, 3, c.leaf],
  [['Des gestes', 'sans pouvoir'], 288, 3, '#a8741a'],
  [['Pas de', 'participation'], 522, 2, c.terracotta],
];
const arnstein = sheet(
  1200,
  720,
  `${box(96, 30, 22, 666, '#7a5138', 8)}${box(700, 30, 22, 666, '#7a5138', 8)}${rungs
    .map(([number, name, fill], index) => {
      const y = 54 + index * 78;
      const ink = fill === c.leaf ? c.white : c.ink;
      return `${box(84, y, 650, 62, fill, 12)}${text(120, y + 43, number, { size: 36, weight: 900, fill: ink })}${text(180, y + 43, name, { size: 36, weight: 700, fill: ink })}`;
    })
    .join('')}${groups.map(([words, y, count, fill]) => `${stroke(`M770 ${y + 4} L790 ${y + 4} L790 ${y + count * 78 - 20} L770 ${y + count * 78 - 20}`, fill, 6)}${lines(822, y + (count * 78 - 16) / 2 - 4, words, { size: 38, weight: 700, fill, step: 46 })}`).join('')}`,
);

const pot = (x, title, fill, rows, foot) =>
  `${box(x, 60, 520, 480, c.white, 22, `stroke="${fill}" stroke-width="6"`)}<path d="M${x} 146 L${x} 82 Q${x} 60 ${x + 22} 60 L${x + 498} 60 Q${x + 520} 60 ${x + 520} 82 L${x + 520} 146 Z" fill="${fill}"/>${centred(x + 260, 118, title, 40, c.white, 900)}${rows.map((row, index) => `${disc(x + 50, 202 + index * 62, 9, fill)}${text(x + 78, 213 + index * 62, row, { size: 33 })}`).join('')}${centred(x + 260, 506, foot, 30, fill)}`;
const budget = sheet(
  1200,
  600,
  `${pot(50, 'Fonctionnement', c.night, ['les salaires des agents', 'le chauffage de l’école', 'les réparations courantes', 'les aides aux associations'], 'ce qui revient chaque année')}${pot(630, 'Investissement', '#a8472a', ['un toit, une salle', 'une rue refaite', 'un véhicule, une aire de jeux', 'le capital des emprunts'], 'ce qui reste pour longtemps')}${arrow(578, 300, 624, 300, c.ochre, 9)}`,
);

const steps = ['Écrire la règle', 'Recueillir les idées', 'Étudier et chiffrer', 'Voter', 'Réaliser', 'Rendre compte'];
const stepColours = [c.night, c.terracotta, '#a8741a', c.night, c.leaf, c.terracotta];
const cycle = sheet(
  1200,
  760,
  `${stroke('M600 110 A 270 270 0 1 1 599 110', c.straw, 26)}${steps
    .map((step, index) => {
      const angle = (index / 6) * 2 * Math.PI - Math.PI / 2;
      const x = 600 + 270 * Math.cos(angle);
      const y = 380 + 270 * Math.sin(angle);
      const side = Math.abs(Math.cos(angle)) < 0.1 ? 0 : Math.sign(Math.cos(angle));
      const tx = x + side * 70;
      const ty = side === 0 ? y - 88 * Math.sin(angle) + 8 : y + 12;
      const anchor = side === 0 ? 'middle' : side < 0 ? 'end' : 'start';
      return `${disc(x, y, 52, stepColours[index], `stroke="${c.paper}" stroke-width="8"`)}${centred(x, y + 16, String(index + 1), 46, c.white, 900)}${text(tx, ty, step, { size: 34, weight: 700, anchor })}`;
    })
    .join('')}${coins(600, 370, 1, 5)}`,
);

const levels = [
  ['La commune', c.terracotta, ['état civil, écoles', 'maternelles et élémentaires,', 'rues, cimetière, fêtes']],
  ['L’intercommunalité', c.night, ['déchets, économie,', 'souvent l’eau', 'et les équipements']],
  ['Le département', '#a8741a', ['action sociale,', 'collèges, routes', 'départementales']],
  ['La région', c.leaf, ['lycées, trains', 'régionaux, grands', 'projets économiques']],
];
const whoDoesWhat = sheet(
  1200,
  700,
  levels
    .map(([name, fill, duties], index) => {
      const x = 40 + (index % 2) * 570;
      const y = 40 + Math.floor(index / 2) * 320;
      return `${box(x, y, 550, 300, c.white, 22, `stroke="${c.sand}" stroke-width="4"`)}${box(x, y, 18, 300, fill, 9)}${text(x + 54, y + 74, name, { size: 42, weight: 900, fill })}${lines(x + 54, y + 138, duties, { size: 35, step: 48 })}`;
    })
    .join(''),
);

const corner = (x, y, who, name, words) =>
  `${disc(x, y, 116, c.white)}${someone(who, x, y + 82, 1.35)}${centred(x, y + 168, name, 38)}${centred(x, y + 212, words, 31, c.grey, 400)}`;
const roles = sheet(
  1200,
  800,
  `${stroke('M600 240 L280 520 L920 520 Z', c.ochre, 12)}${disc(600, 150, 116, c.white)}${someone(2, 600, 232, 1.35)}${text(744, 140, 'Habiter', { size: 38, weight: 700 })}${text(744, 184, 'vivre, dire, proposer', { size: 31, fill: c.grey })}${corner(250, 520, 1, 'Être élu', 'arbitrer, répondre')}${corner(950, 520, 0, 'Être agent', 'préparer, réaliser')}`,
);

const bread = svg(
  1200,
  560,
  `${sky(1200, 560, 0, 'evening')}<path d="M0 400 Q 500 330 1200 390 L1200 560 L0 560 Z" fill="${c.leaf}" opacity="0.85"/><ellipse cx="600" cy="480" rx="520" ry="54" fill="${c.sand}"/>${tree(150, 430, 1.7)}${house(1060, 420, 1.4)}${oven(600, 400, 1.15)}${someone(0, 340, 490, 1.15)}${someone(5, 440, 494, 1.15, { arm: 0.3 })}${someone(4, 800, 494, 1.15)}${someone(2, 900, 488, 1.1)}${someone(7, 980, 500, 0.85)}`,
);

const circle = svg(
  1200,
  520,
  `${box(0, 0, 1200, 520, c.paper, 0)}${box(0, 400, 1200, 120, c.sand, 0)}${box(110, 60, 220, 180, c.sky, 12, `stroke="${c.clay}" stroke-width="10"`)}${stroke('M220 64 L220 236 M114 150 L326 150', c.clay, 8)}${paper(980, 160, 1.2, 'Idées', 4)}${table(600, 370, 1.25, 3)}`,
);

const room = (x, title, seats, stage) =>
  `${box(x, 40, 350, 360, c.white, 18, `stroke="${c.sand}" stroke-width="5"`)}${stage}${seats.map(([sx, sy]) => disc(x + sx, sy, 15, c.night)).join('')}${centred(x + 175, 470, title, 36)}`;
const grid = Array.from({ length: 20 }, (_, i) => [65 + (i % 5) * 55, 190 + Math.floor(i / 5) * 56]);
const ring = Array.from({ length: 18 }, (_, i) => [175 + 128 * Math.cos((i / 18) * 6.2832), 220 + 128 * Math.sin((i / 18) * 6.2832)]);
const tables = [[100, 140], [250, 140], [100, 300], [250, 300]].flatMap(([x, y]) => Array.from({ length: 5 }, (_, i) => [x + 54 * Math.cos((i / 5) * 6.2832), y + 54 * Math.sin((i / 5) * 6.2832)]));
const rooms = sheet(
  1200,
  510,
  `${room(40, 'En rangs', grid, box(115, 78, 200, 46, c.terracotta, 8))}${room(425, 'En cercle', ring, '')}${room(810, 'Par tables', tables, [[910, 140], [1060, 140], [910, 300], [1060, 300]].map(([x, y]) => disc(x, y, 30, c.ochre)).join(''))}`,
);

const portrait = (look, tint) => svg(400, 400, `${box(0, 0, 400, 400, tint, 0)}${disc(200, 210, 160, c.white, 'opacity="0.45"')}${person(200, 500, 3.4, look)}`);

/** Three proposals with the points that they got: as many in one place as in the question. */
const points = (y, count) =>
  Array.from({ length: count }, (_, index) => disc(520 + index * 88, y, 30, [c.terracotta, c.night, c.leaf, '#a8741a'][index % 4])).join('');
const bench = (x, y) => `${box(x - 90, y - 12, 180, 22, '#8d5f3f', 6)}${box(x - 90, y - 58, 180, 18, '#b98658', 6)}${box(x - 74, y + 8, 16, 48, c.ink, 4)}${box(x + 58, y + 8, 16, 48, c.ink, 4)}${box(x - 80, y - 50, 10, 46, c.ink, 4)}${box(x + 70, y - 50, 10, 46, c.ink, 4)}`;
const bookBox = (x, y) => `${box(x - 10, y + 30, 20, 40, '#7a5138', 4)}${box(x - 76, y - 56, 152, 92, c.night, 8)}<path d="M${x - 90} ${y - 52} L${x} ${y - 88} L${x + 90} ${y - 52} Z" fill="${c.terracotta}"/>${[c.ochre, c.clay, c.meadow, c.sky, c.terracotta, c.straw].map((fill, index) => box(x - 62 + index * 21, y - 40 + (index % 3) * 5, 17, 68 - (index % 3) * 5, fill, 3)).join('')}`;
const pointsOnBoard = sheet(
  1200,
  640,
  `${box(60, 30, 1080, 580, c.white, 18, `stroke="#8d5f3f" stroke-width="14"`)}${stroke('M110 222 L1090 222 M110 418 L1090 418', c.sand, 5)}${bench(280, 132)}${bookBox(280, 326)}${oven(280, 528, 0.58)}${points(128, 6)}${points(322, 4)}${points(516, 2)}`,
);

/** Two councillors come to who never comes to them. */
const flask = (x, y) => `${box(x - 11, y - 44, 22, 50, c.leaf, 6)}${box(x - 9, y - 56, 18, 14, c.ink, 4)}`;
const cup = (x, y) => `${box(x - 8, y - 12, 16, 16, c.white, 3, `stroke="${c.clay}" stroke-width="2"`)}`;
const tenOClock = svg(
  1200,
  560,
  `${sky(1200, 560, 0, 'morning')}<path d="M0 380 Q 500 330 1200 372 L1200 560 L0 560 Z" fill="${c.meadow}"/><ellipse cx="600" cy="486" rx="560" ry="56" fill="${c.sand}"/>${barn(890, 424, 2.1)}${poplar(1130, 400, 1.2)}${tree(120, 404, 1.5)}${someone(6, 360, 496, 1.3, { arm: 0.25 })}${someone(2, 470, 500, 1.3)}${flask(432, 448)}${someone(1, 650, 496, 1.3)}${someone(5, 750, 502, 1.3)}${someone(3, 848, 496, 1.3)}${cup(700, 446)}${cup(800, 452)}`,
);

const pictures = {
  'quiz-des-points-au-tableau': pointsOnBoard,
  'quiz-une-pause-de-dix-heures': tenOClock,
  'place-du-village': svg(1280, 560, sky(1280, 560, 0, 'dawn') + village(400)),
  'frise-de-la-commune': timeline,
  'une-semaine-type': week,
  'plan-de-balade': walk,
  'echelle-de-la-participation': arnstein,
  'deux-sections-du-budget': budget,
  'cycle-du-budget-participatif': cycle,
  'qui-fait-quoi': whoDoesWhat,
  'trois-roles': roles,
  'four-a-pain': bread,
  'autour-de-la-table': circle,
  'pont-entre-deux-rives': svg(1280, 560, `${sky(1280, 560, 0, 'morning')}<g transform="translate(0 -110)">${river(470)}${townHall(250, 490, 0.9)}${house(420, 492, 0.8)}${poplar(90, 490, 1)}${house(860, 492, 0.9, c.night)}${barn(1020, 492, 0.9)}${tree(1180, 490, 1.1)}</g>${someone(0, 470, 500, 1)}${someone(3, 830, 500, 1, { arm: 1 })}`),
  'une-annee-de-rendez-vous': sheet(1200, 420, [['Janvier', 2], ['Avril', 5], ['Juin', 8], ['Octobre', 12]].map(([month, marked], index) => calendar(160 + index * 293, 180, 1.15, marked) + centred(160 + index * 293, 350, month, 40)).join('')),
  'trois-facons-de-s-asseoir': rooms,
  'portrait-maud': portrait({ coat: c.terracotta, skin: skins[0], hair: 'long', hairColour: '#5b3a29' }, c.straw),
  'portrait-bastien': portrait({ coat: c.night, skin: skins[2], hair: 'short', hairColour: '#1f1a1a' }, c.meadow),
  'portrait-ines': portrait({ coat: c.ochre, skin: skins[3], hair: 'bun', hairColour: '#3a2a22' }, c.sky),
  'portrait-theo': portrait({ coat: c.leaf, skin: skins[0], hair: 'hat', hairColour: c.terracotta }, c.sand),
};

export const makePictures = async (folder) => {
  for (const [name, drawing] of Object.entries(pictures)) {
    await sharp(Buffer.from(drawing)).webp({ quality: 86 }).toFile(join(folder, `${name}.webp`));
  }
};

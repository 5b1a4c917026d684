/** Hills, a village, a square: the places where the demo content happens. */
import { colour as c } from './palette.mjs';
import { barn, box, cloud, house, poplar, someone, stroke, sun, townHall, tree } from './shapes.mjs';

/** The hours of the day that the films are set in: colour of the sky, place of the sun. */
const hours = {
  dawn: ['#fbe9d3', 0.9, 0.42],
  morning: ['#e6eef0', 0.72, 0.24],
  noon: [c.sky, 0.86, 0.18],
  evening: ['#f6dcc4', 0.78, 0.36],
};

export const sky = (width, height, t = 0, hour = 'noon') =>
  `${box(0, 0, width, height, hours[hour][0], 0)}${sun(width * hours[hour][1], height * hours[hour][2], 46)}${cloud(width * 0.62 + t * 6, height * 0.16, 0.9)}${cloud(width * 0.5 + t * 4, height * 0.09, 0.55)}`;

/** A village street on its hill, its foot at `y`; 1280 wide. */
export const village = (y, t = 0, shift = 0) =>
  `<path d="M0 ${y - 60} Q 320 ${y - 150} 700 ${y - 70} T 1280 ${y - 110} L1280 ${y + 200} L0 ${y + 200} Z" fill="${c.meadow}"/>
<path d="M0 ${y} Q 400 ${y - 36} 800 ${y - 8} T 1280 ${y - 12} L1280 ${y + 260} L0 ${y + 260} Z" fill="${c.leaf}" opacity="0.85"/>
${poplar(84, y - 30, 1)}${poplar(126, y - 32, 0.8)}${house(236, y - 22, 1)}${house(350, y - 24, 0.86, c.clay, c.paper)}${tree(436, y - 18, 0.9)}
${townHall(640, y - 6, 0.92, Math.sin(t * 3) * 5)}${tree(802, y - 10, 1.05)}${house(910, y - 6, 0.95, c.night)}${house(1020, y - 8, 1.05)}${barn(1158, y - 8, 0.9, c.clay)}${poplar(1250, y - 8, 0.9)}
${square(y, shift)}`;

/** `shift` changes who is on the square, so that no two films begin alike. */
const square = (y, shift) =>
  `<ellipse cx="640" cy="${y + 46}" rx="430" ry="44" fill="${c.sand}"/>${[0, 3, 2].map((who, index) => someone(who + shift, 470 + index * 56, y + 54 + (index % 2) * 8, 0.62)).join('')}${[1, 4].map((who, index) => someone(who + shift, 740 + index * 60, y + 56 + index * 6, 0.62)).join('')}${someone(5 + shift, 878, y + 48, 0.6)}`;

/** A river between two banks, for what joins two places. */
export const river = (y) =>
  `<path d="M0 ${y} L1280 ${y} L1280 ${y + 260} L0 ${y + 260} Z" fill="${c.leaf}" opacity="0.85"/><path d="M560 ${y} Q 520 ${y + 90} 470 ${y + 260} L810 ${y + 260} Q 760 ${y + 90} 720 ${y} Z" fill="#8fb3cc"/>${stroke(`M600 ${y + 60} q 30 -10 60 0 M640 ${y + 120} q 34 -10 68 0 M570 ${y + 170} q 30 -10 60 0`, c.white, 5, 'opacity="0.7"')}`;

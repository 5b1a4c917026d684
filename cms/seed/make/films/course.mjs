/** The two films that invite: one for the home page, one for the course. */
import { calendar, clipboard, coins, ear, paper, sprout, table } from '../objects.mjs';
import { colour as c } from '../palette.mjs';
import { appear, cover, drawing, ending, progress, rows } from '../scenes.mjs';
import { box, bubble, someone, text } from '../shapes.mjs';

const crowd = (t, from, count, y) =>
  Array.from({ length: count }, (_, index) =>
    appear(t, from + index * 0.18, someone(index, 560 + (index - (count - 1) / 2) * 140, y, 1.4)),
  ).join('');

export const home = {
  name: 'bienvenue-a-preau',
  title: 'Bienvenue à Préau',
  scenes: [
    {
      shows: 'Un village sous un ciel clair, sa mairie, ses habitants sur la place. Titre : Bienvenue à Préau.',
      picture: cover({
        kicker: 'Cours en ligne, libres et gratuits',
        title: ['Bienvenue', 'à Préau'],
        subtitle: 'On s’abrite, on se parle, on apprend.',
        hour: 'morning',
        shift: 5,
      }),
      says: [
        ['Bienvenue à Préau.', 'Welcome to Préau.'],
        ['Ici, on apprend ensemble, à l’abri et sans se presser.', 'Here we learn together, sheltered and unhurried.'],
      ],
    },
    {
      shows: 'Trois lignes apparaissent : lire et regarder ; s’entraîner ; revenir quand on veut.',
      picture: rows({
        title: 'Comment ça marche',
        items: [
          { icon: (x, y) => paper(x, y, 0.34, '', 3), text: 'Lire et regarder', more: 'des leçons courtes, des vidéos sous-titrées' },
          { icon: (x, y) => clipboard(x, y, 0.32, 3), text: 'S’entraîner', more: 'des kits à imprimer, un quiz par module' },
          { icon: (x, y) => calendar(x, y, 0.34, 4), text: 'Revenir quand on veut', more: 'le site retient où vous en étiez' },
        ],
      }),
      says: [
        ['Les leçons sont courtes, et chaque vidéo a ses sous-titres.', 'Lessons are short, and every video has subtitles.'],
        ['Des kits à imprimer et des quiz aident à s’exercer.', 'Printable kits and quizzes help you practise.'],
        ['Vous vous arrêtez, vous revenez : le site retient votre place.', 'Stop, come back: the site keeps your place.'],
      ],
    },
    {
      shows: 'Six personnes apparaissent l’une après l’autre, côte à côte ; au bout du rang, une place en pointillé est libre.',
      picture: drawing({ title: 'Il ne manque que vous', draw: (t, starts) => `<ellipse cx="640" cy="560" rx="560" ry="50" fill="${c.sand}"/>${crowd(t, starts[0] ?? 0, 6, 570)}${appear(t, starts[1] ?? 0, `${box(1002, 418, 100, 154, 'none', 46, `stroke="${c.terracotta}" stroke-width="6" stroke-dasharray="4 14" stroke-linecap="round"`)}${text(1052, 510, 'Vous', { size: 34, weight: 900, anchor: 'middle', fill: c.terracotta })}`)}` }),
      says: [
        ['Il suffit d’une adresse de courriel pour commencer.', 'All you need to start is an e-mail address.'],
        ['Prenez place : on vous attendait.', 'Take a seat: we were expecting you.'],
      ],
    },
  ],
};

const icon = {
  seat: (x, y) => someone(0, x, y + 34, 0.62),
  ear: (x, y) => ear(x, y, 0.42),
  talk: (x, y) => bubble(x, y + 14, 60, 40, c.ochre),
  coins: (x, y) => coins(x, y, 0.42, 4),
};

export const course = {
  name: 'presentation-la-commune-en-commun',
  title: 'Présentation du cours « La commune en commun »',
  scenes: [
    {
      shows: 'Un village, sa mairie et sa place. Titre : La commune en commun.',
      picture: cover({
        kicker: 'Un cours en six semaines',
        title: ['La commune', 'en commun'],
        subtitle: 'Habitants, élus, agents : gouverner ensemble',
      }),
      says: [
        ['Une commune, c’est une place, une mairie, des voisins.', 'A commune is a square, a town hall, neighbours.'],
        ['Et si l’on y décidait vraiment ensemble ?', 'What if we truly decided together there?'],
      ],
    },
    {
      shows: 'Quatre lignes apparaissent : prendre place, écouter, délibérer, décider et financer.',
      picture: rows({
        title: 'Le chemin',
        items: [
          { icon: icon.seat, text: 'Prendre place', more: 'd’où vient la commune, ce qu’elle peut' },
          { icon: icon.ear, text: 'Écouter', more: 'aller vers celles et ceux qu’on n’entend pas', with: 1 },
          { icon: icon.talk, text: 'Délibérer', more: 'débattre sans se battre, choisir sa règle', with: 2 },
          { icon: icon.coins, text: 'Décider et financer', more: 'lire un budget, en partager un', with: 3 },
        ],
      }),
      says: [
        ['Première semaine : on prend place et l’on comprend la commune.', 'Week one: we take our seat and understand the commune.'],
        ['Puis on écoute, surtout les voix discrètes.', 'Then we listen, above all to the quiet voices.'],
        ['On délibère, avec des règles choisies ensemble.', 'We deliberate, with rules chosen together.'],
        ['On décide, et l’on ouvre le budget.', 'We decide, and open up the budget.'],
      ],
    },
    {
      shows: 'Une tablée de cinq personnes ; l’une lève la main. Deux mots apparaissent : agir, durer.',
      picture: drawing({
        tint: c.straw,
        draw: (t, starts) =>
          `${table(640, 452, 1.35, t > 1.4 ? 2 : -1)}${appear(t, starts[0] ?? 0, `${box(180, 92, 380, 84, c.leaf, 42)}${text(370, 146, '5. Agir à plusieurs', { size: 34, weight: 700, fill: c.white, anchor: 'middle' })}`)}${appear(t, starts[1] ?? 0, `${box(720, 92, 380, 84, c.terracotta, 42)}${text(910, 146, '6. Durer', { size: 34, weight: 700, fill: c.white, anchor: 'middle' })}`)}`,
      }),
      says: [
        ['On agit à plusieurs, avec les communes voisines.', 'We act together, with neighbouring communes.'],
        ['Et l’on apprend à durer, car c’est le plus difficile.', 'And we learn to last, which is the hardest part.'],
      ],
    },
    {
      shows: 'Un calendrier se coche, un carnet se remplit, une pousse grandit.',
      picture: drawing({
        title: 'Chaque semaine',
        draw: (t, starts) =>
          `${appear(t, starts[0] ?? 0, calendar(280, 360, 1.35, Math.round(progress(t, starts[0] ?? 0, 2) * 6)))}${appear(t, (starts[0] ?? 0) + 0.5, clipboard(640, 360, 1.35, Math.round(progress(t, 1, 2.4) * 4)))}${appear(t, starts[1] ?? 0, sprout(1000, 380, 1.4, progress(t, starts[1] ?? 0, 1.8) || 0.01))}`,
      }),
      says: [
        ['Comptez deux heures par semaine : des leçons, des vidéos, un kit, un quiz.', 'Allow two hours a week: lessons, videos, a kit, a quiz.'],
        ['Et surtout, essayez chez vous, en petit.', 'And above all, try it at home, on a small scale.'],
      ],
    },
    {
      shows: 'Sur fond bleu nuit, les mots : On commence ? La première séquence vous attend.',
      picture: ending({
        title: ['On commence ?'],
        subtitle: 'Première séquence : « Bienvenue dans le MOOC »',
        draw: (t) => Array.from({ length: 7 }, (_, index) => appear(t, 0.3 + index * 0.12, someone(index + 2 - (index > 5 ? 8 : 0), 280 + index * 120, 570, 0.95, { arm: index % 3 === 0 ? 1 : 0 }))).join(''),
      }),
      says: [['Aucun savoir n’est exigé. On commence ?', 'No prior knowledge is required. Shall we begin?']],
    },
  ],
};

/** The films of modules 1 to 3. */
import { ear, magnifier, paper, table } from '../objects.mjs';
import { colour as c } from '../palette.mjs';
import { appear, cover, drawing, ending, progress, rows } from '../scenes.mjs';
import { box, bubble, disc, house, someone, stroke, text, tick, townHall } from '../shapes.mjs';

const kicker = 'La commune en commun';

export const whyTheCommune = {
  name: 'pourquoi-la-commune',
  title: 'Pourquoi la commune ?',
  scenes: [
    {
      shows: 'Le village et sa place. Titre : Pourquoi la commune ?',
      picture: cover({ kicker, title: ['Pourquoi', 'la commune ?'], subtitle: 'Module 1', hour: 'dawn', shift: 1 }),
      says: [
        ['Pourquoi commencer par la commune, et pas par le pays entier ?', 'Why begin with the commune, and not the whole country?'],
      ],
    },
    {
      shows: 'La mairie au centre ; autour d’elle, quatre mots : l’école, l’eau, la rue, la fête.',
      picture: drawing({
        title: 'Tout près de nous',
        draw: (t, starts) => {
          const words = [
            ['L’école', 300, 290, c.leaf],
            ['L’eau', 330, 450, c.night],
            ['La rue', 980, 290, c.terracotta],
            ['La fête', 950, 450, c.ochre],
          ];
          return `${townHall(640, 540, 1.5)}${words.map(([word, x, y, fill], index) => appear(t, (starts[0] ?? 0) + 0.4 + index * 0.5, `${box(x - 105, y - 46, 210, 72, fill, 36)}${text(x, y + 1, word, { size: 34, weight: 700, fill: index === 3 ? c.ink : c.white, anchor: 'middle' })}`)).join('')}`;
        },
      }),
      says: [
        ['Parce que l’école, l’eau, la rue et la fête s’y décident ou s’y vivent.', 'Because school, water, streets and feasts are decided or lived there.'],
        ['On peut voir l’effet d’une décision en sortant de chez soi.', 'You can see what a decision does by stepping outside.'],
      ],
    },
    {
      shows: 'Des maisons de toutes tailles apparaissent en rang. Texte : trente-cinq mille, ou presque.',
      picture: drawing({
        title: 'Trente-cinq mille, ou presque',
        draw: (t, starts) =>
          `<ellipse cx="640" cy="545" rx="580" ry="36" fill="${c.sand}"/>${Array.from({ length: 9 }, (_, index) => appear(t, (starts[0] ?? 0) + index * 0.16, house(140 + index * 125, 540, index === 8 ? 1.9 : 0.72 + (index % 3) * 0.12, [c.terracotta, c.night, c.clay][index % 3], index % 2 ? c.sand : c.white))).join('')}${appear(t, starts[1] ?? 9, text(640, 250, 'La plupart comptent moins de mille habitants.', { size: 34, anchor: 'middle', fill: c.night }))}`,
      }),
      says: [
        ['La France en compte près de trente-cinq mille.', 'France has almost thirty-five thousand of them.'],
        ['La plupart ont moins de mille habitants.', 'Most have fewer than a thousand inhabitants.'],
      ],
    },
    {
      shows: 'Trois personnes : une habitante, un élu, une agente, reliées par des lignes.',
      picture: drawing({
        title: 'On s’y connaît',
        tint: c.straw,
        draw: (t, starts) =>
          `${appear(t, (starts[0] ?? 0) + 0.8, stroke('M340 430 L640 430 L940 430', c.ochre, 10))}${['Habitante', 'Élu', 'Agente'].map((role, index) => appear(t, (starts[0] ?? 0) + index * 0.4, `${disc(340 + index * 300, 400, 118, c.white)}${someone([2, 1, 0][index], 340 + index * 300, 480, 1.35)}${text(340 + index * 300, 570, role, { size: 32, weight: 700, anchor: 'middle' })}`)).join('')}`,
      }),
      says: [
        ['On y croise l’élue au marché et l’agent au coin de la rue.', 'You meet your councillor at the market.'],
        ['C’est une chance : se parler n’y demande pas de rendez-vous.', 'That is a gift: talking needs no appointment.'],
      ],
    },
    {
      shows: 'Sur fond bleu nuit : La commune n’est pas petite. Elle est proche.',
      picture: ending({ title: ['La commune n’est pas petite.', 'Elle est proche.'], subtitle: 'Et vous, que se décide-t-il près de chez vous ?' }),
      says: [['La commune n’est pas petite. Elle est proche.', 'The commune is not small. It is close.']],
    },
  ],
};

export const listenFirst = {
  name: 'ecouter-avant-de-proposer',
  title: 'Écouter avant de proposer',
  scenes: [
    {
      shows: 'Le village et sa place. Titre : Écouter avant de proposer.',
      picture: cover({ kicker, title: ['Écouter avant', 'de proposer'], subtitle: 'Module 2', hour: 'morning', shift: 2 }),
      says: [['On a souvent une solution avant d’avoir compris la question.', 'We often have an answer before we have understood the question.']],
    },
    {
      shows: 'Une grande oreille ; trois bulles apparaissent : « le car », « le trottoir », « le soir ».',
      picture: drawing({
        title: 'Tendre l’oreille',
        draw: (t, starts) =>
          `${ear(330, 380, 2.2)}${[['« Le car ne passe plus. »', 760, 290, c.terracotta], ['« Le trottoir est trop étroit. »', 860, 410, c.leaf], ['« Le soir, il fait noir. »', 760, 530, c.night]].map(([words, x, y, fill], index) => appear(t, (starts[0] ?? 0) + 0.3 + index * 0.6, `${bubble(x, y, 520, 76, fill)}${text(x, y - 28, words, { size: 33, weight: 700, fill: c.white, anchor: 'middle' })}`)).join('')}`,
      }),
      says: [
        ['Écouter, c’est noter les mots des gens, sans les traduire.', 'Listening means noting people’s words, without translating them.'],
        ['Le car, le trottoir, la nuit : chacun parle de sa journée.', 'The bus, the pavement, the dark: each speaks of their own day.'],
      ],
    },
    {
      shows: 'Trois lignes apparaissent : où, quand, qui manque.',
      picture: rows({
        title: 'Trois questions avant de sortir',
        tint: c.meadow,
        items: [
          { icon: (x, y) => house(x, y + 26, 0.48), text: 'Où ?', more: 'devant l’école, au marché, à l’arrêt du car' },
          { icon: (x, y) => disc(x, y, 28, c.white, `stroke="${c.night}" stroke-width="6"`) + stroke(`M${x} ${y} L${x} ${y - 16} M${x} ${y} L${x + 11} ${y + 5}`, c.night, 5), text: 'Quand ?', more: 'aussi le samedi, aussi à la sortie du travail' },
          { icon: (x, y) => magnifier(x, y, 0.42), text: 'Qui manque ?', more: 'chercher exprès les voix que l’on n’entend pas' },
        ],
      }),
      says: [
        ['Demandez-vous où sont les gens, plutôt que de les faire venir.', 'Ask where people are, rather than making them come.'],
        ['Variez les heures : tout le monde n’est pas libre à dix-huit heures.', 'Vary the hours: not everyone is free at six.'],
        ['Et demandez chaque fois : qui manque ici ?', 'And ask each time: who is missing here?'],
      ],
    },
    {
      shows: 'Deux personnes face à face ; entre elles, une feuille se couvre de lignes.',
      picture: drawing({
        title: 'Redire, puis rendre',
        draw: (t, starts) => `<ellipse cx="640" cy="556" rx="420" ry="34" fill="${c.sand}"/>${someone(2, 380, 560, 2)}${someone(3, 900, 560, 2)}${appear(t, (starts[0] ?? 0) + 0.3, paper(640, 380, 1.1, 'Notes', Math.max(1, Math.round(progress(t, starts[0] ?? 0, 2.5) * 4))))}`,
      }),
      says: [
        ['Redites ce que vous avez compris, et laissez corriger.', 'Say back what you understood, and let people correct it.'],
        ['Puis rendez ce que vous avez entendu, à tout le monde.', 'Then give back what you heard, to everyone.'],
      ],
    },
    {
      shows: 'Sur fond bleu nuit : Une bonne écoute se voit à ce qu’elle change.',
      picture: ending({ title: ['Une bonne écoute se voit', 'à ce qu’elle change.'], subtitle: 'Dans ce module : aller vers, marcher, frapper aux portes' }),
      says: [['Une bonne écoute se voit à ce qu’elle change.', 'Good listening shows in what it changes.']],
    },
  ],
};

export const debate = {
  name: 'debattre-sans-se-battre',
  title: 'Débattre sans se battre',
  scenes: [
    {
      shows: 'Le village et sa place. Titre : Débattre sans se battre.',
      picture: cover({ kicker, title: ['Débattre', 'sans se battre'], subtitle: 'Module 3', hour: 'evening', shift: 3 }),
      says: [['Ne pas être d’accord n’est pas un accident : c’est la matière du débat.', 'Disagreement is no accident: it is what debate is made of.']],
    },
    {
      shows: 'Quatre lignes apparaissent : un cadre, un tour de parole, des raisons, une trace.',
      picture: rows({
        title: 'Quatre appuis',
        items: [
          { icon: (x, y) => box(x - 26, y - 22, 52, 44, 'none', 6, `stroke="${c.terracotta}" stroke-width="6"`), text: 'Un cadre', more: 'la question, la durée, ce que l’on fera du résultat' },
          { icon: (x, y) => bubble(x, y + 14, 58, 40, c.leaf), text: 'Un tour de parole', more: 'deux minutes chacun, avant de se répondre' },
          { icon: (x, y) => tick(x, y, 28, c.night), text: 'Des raisons', more: '« parce que », plutôt que « toujours » et « jamais »' },
          { icon: (x, y) => paper(x, y, 0.34, '', 3), text: 'Une trace', more: 'les accords, et les désaccords aussi' },
        ],
      }),
      says: [
        ['D’abord un cadre : la question, le temps, et l’usage du résultat.', 'First a frame: the question, the time, the use of the result.'],
        ['Ensuite un tour de parole, pour que chaque voix existe.', 'Then a round, so that every voice exists.'],
        ['Puis des raisons, que l’on peut discuter.', 'Then reasons, which can be discussed.'],
        ['Enfin une trace, qui garde aussi les désaccords.', 'Last, a record, which keeps disagreements too.'],
      ],
    },
    {
      shows: 'Une tablée de cinq personnes. Deux bulles se répondent : « Je vois les choses autrement. » « Dites-m’en plus. »',
      picture: drawing({
        title: '',
        tint: c.straw,
        draw: (t, starts) =>
          `${table(640, 470, 1.3, t > (starts[0] ?? 0) + 0.6 ? 1 : -1)}${appear(t, (starts[0] ?? 0) + 0.4, `${bubble(400, 190, 520, 80, c.terracotta, -1)}${text(400, 162, '« Je vois les choses autrement. »', { size: 31, weight: 700, fill: c.white, anchor: 'middle' })}`)}${appear(t, (starts[1] ?? 0) + 0.2, `${bubble(900, 280, 380, 80, c.leaf)}${text(900, 252, '« Dites-m’en plus. »', { size: 31, weight: 700, fill: c.white, anchor: 'middle' })}`)}`,
      }),
      says: [
        ['Quand le ton monte, revenez à la question écrite au tableau.', 'When voices rise, return to the question on the board.'],
        ['Et essayez cette phrase : dites-m’en plus.', 'And try this sentence: tell me more.'],
      ],
    },
    {
      shows: 'Sur fond bleu nuit : On peut repartir en désaccord et rester voisins.',
      picture: ending({ title: ['On peut repartir en désaccord', 'et rester voisins.'], subtitle: 'C’est même à cela que sert un bon débat' }),
      says: [['On peut repartir en désaccord, et rester voisins.', 'You can leave in disagreement, and remain neighbours.']],
    },
  ],
};

const proposals = [
  ['Un banc à l’ombre', 5, c.leaf],
  ['Une boîte à livres', 3, c.ochre],
  ['Un four à pain', 7, c.terracotta],
];

export const dotVoting = {
  name: 'voter-par-points',
  title: 'Voter par points, pas à pas',
  scenes: [
    {
      shows: 'Un tableau porte trois propositions : un banc à l’ombre, une boîte à livres, un four à pain.',
      picture: drawing({
        title: 'Trois propositions',
        draw: (t, starts) =>
          proposals.map(([name, , fill], index) => appear(t, (starts[0] ?? 0) + index * 0.4, `${box(110, 210 + index * 116, 1060, 92, c.white, 16)}${box(110, 210 + index * 116, 14, 92, fill, 4)}${text(156, 267 + index * 116, name, { size: 34, weight: 700 })}`)).join(''),
      }),
      says: [
        ['Trois idées sont au tableau. Chaque personne reçoit trois points.', 'Three ideas are on the board. Each person gets three dots.'],
      ],
    },
    {
      shows: 'Des pastilles de couleur se posent à côté de chaque proposition : cinq, trois et sept.',
      picture: drawing({
        title: 'Chacun pose ses points',
        draw: (t, starts) =>
          proposals.map(([name, points, fill], index) => `${box(110, 210 + index * 116, 1060, 92, c.white, 16)}${box(110, 210 + index * 116, 14, 92, fill, 4)}${text(156, 267 + index * 116, name, { size: 34, weight: 700 })}${Array.from({ length: points }, (_, dot) => appear(t, (starts[0] ?? 0) + 0.4 + dot * 0.45 + index * 0.15, disc(590 + dot * 76, 256 + index * 116, 26, fill), 40)).join('')}`).join(''),
      }),
      says: [
        ['On les pose comme on veut : tous sur une idée, ou un sur chacune.', 'Place them as you like: all on one idea, or one on each.'],
        ['En silence, pour ne pas suivre le premier qui parle.', 'In silence, so as not to follow whoever speaks first.'],
      ],
    },
    {
      shows: 'Les totaux s’affichent : 5, 3, 7. Le four à pain est entouré.',
      picture: drawing({
        title: 'On compte, puis on se parle',
        tint: c.straw,
        draw: (t, starts) =>
          proposals.map(([name, points, fill], index) => `${box(110, 210 + index * 116, 1060, 92, c.white, 16, index === 2 && t > (starts[0] ?? 0) + 0.8 ? `stroke="${c.terracotta}" stroke-width="6"` : '')}${box(110, 210 + index * 116, 14, 92, fill, 4)}${text(156, 267 + index * 116, name, { size: 34, weight: 700 })}${Array.from({ length: points }, (_, dot) => disc(590 + dot * 60, 256 + index * 116, 21, fill)).join('')}${appear(t, (starts[0] ?? 0) + 0.3, text(1110, 270 + index * 116, String(points), { size: 44, weight: 900, anchor: 'middle', fill }))}`).join(''),
      }),
      says: [
        ['On compte : le four à pain arrive en tête.', 'We count: the bread oven comes first.'],
        ['Ce n’est pas encore une décision. C’est une envie, dont on parle.', 'It is not a decision yet. It is a wish, to be talked about.'],
      ],
    },
  ],
};

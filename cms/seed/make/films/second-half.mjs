/** The films of modules 4 to 6, and of the second course. */
import { bridge, calendar, clipboard, coins, oven, paper, sprout, table } from '../objects.mjs';
import { colour as c } from '../palette.mjs';
import { appear, cover, drawing, ending, progress, riverside, rows } from '../scenes.mjs';
import { arrow, barn, box, bubble, disc, house, poplar, someone, stroke, text, tick, townHall, tree } from '../shapes.mjs';

const kicker = 'La commune en commun';

export const participatoryBudget = {
  name: 'le-budget-participatif',
  title: 'Le budget participatif, de Porto Alegre à nos villages',
  scenes: [
    {
      shows: 'Le village et sa place. Titre : Le budget participatif.',
      picture: cover({ kicker, title: ['Le budget', 'participatif'], subtitle: 'Module 4 · de Porto Alegre à nos villages', shift: 4 }),
      says: [['En 1989, la ville brésilienne de Porto Alegre ouvre son budget aux habitants.', 'In 1989 the Brazilian city of Porto Alegre opens its budget to residents.']],
    },
    {
      shows: 'Des pièces s’empilent ; une flèche les mène vers des personnes réunies.',
      picture: drawing({
        title: 'Une part de l’argent commun',
        draw: (t, starts) => `${coins(300, 440, 1.7, Math.max(1, Math.round(progress(t, 0.2, 2) * 6)))}${appear(t, (starts[0] ?? 0) + 0.9, arrow(470, 420, 640, 420, c.terracotta, 10))}${[0, 1, 2, 3].map((who) => appear(t, (starts[0] ?? 0) + 1.2 + who * 0.25, someone(who, 740 + who * 125, 540, 1.4))).join('')}`,
      }),
      says: [
        ['Le principe est simple : une part de l’argent commun, décidée ensemble.', 'The principle is simple: a share of common money, decided together.'],
        ['Depuis, des milliers de villes l’ont essayé, sur tous les continents.', 'Since then thousands of towns have tried it, on every continent.'],
      ],
    },
    {
      shows: 'Quatre étapes en cercle : proposer, étudier, voter, réaliser.',
      picture: drawing({
        title: 'Quatre temps',
        tint: c.meadow,
        draw: (t, starts) => {
          const steps = [
            ['1', 'Proposer', c.terracotta, 200],
            ['2', 'Étudier', c.ochre, 493],
            ['3', 'Voter', c.night, 786],
            ['4', 'Réaliser', c.leaf, 1080],
          ];
          return steps.map(([number, word, fill, x], index) => appear(t, (starts[Math.min(index, 3)] ?? 0) + 0.1, `${index > 0 ? arrow(x - 200, 370, x - 104, 370, c.grey, 6) : ''}${disc(x, 370, 86, fill)}${text(x, 396, number, { size: 74, weight: 900, fill: index === 1 ? c.ink : c.white, anchor: 'middle' })}${text(x, 510, word, { size: 36, weight: 700, anchor: 'middle' })}`)).join('');
        },
      }),
      says: [
        ['On propose des idées, à l’écrit ou à voix haute.', 'People propose ideas, in writing or aloud.'],
        ['On étudie : est-ce possible, et pour combien ?', 'They are studied: is it possible, and at what cost?'],
        ['On vote, sur une liste que chacun peut lire.', 'People vote, on a list that anyone can read.'],
        ['Et l’on réalise, en montrant l’avancement.', 'And it is built, with progress shown.'],
      ],
    },
    {
      shows: 'Un four à pain sur une place, des habitants autour.',
      picture: drawing({
        title: 'Même avec peu',
        tint: c.straw,
        draw: (t, starts) => `<ellipse cx="640" cy="556" rx="520" ry="36" fill="${c.sand}"/>${oven(640, 450, 1.2)}${[0, 1, 5].map((who, index) => appear(t, (starts[0] ?? 0) + index * 0.3, someone(who, [250, 380, 960][index], 560, 1.3))).join('')}${tree(1100, 545, 1.6)}`,
      }),
      says: [
        ['Dans un village, quelques milliers d’euros suffisent pour commencer.', 'In a village, a few thousand euros are enough to begin.'],
        ['Ce qui compte, c’est que la promesse soit tenue.', 'What matters is that the promise is kept.'],
      ],
    },
    {
      shows: 'Sur fond bleu nuit : Petit budget, vraie décision.',
      picture: ending({ title: ['Petit budget,', 'vraie décision.'], subtitle: 'La leçon suivante vous donne la marche à suivre' }),
      says: [['Petit budget, vraie décision.', 'A small budget, a real decision.']],
    },
  ],
};

export const severalCommunes = {
  name: 'a-plusieurs-communes',
  title: 'À plusieurs communes',
  scenes: [
    {
      shows: 'Le village et sa place. Titre : À plusieurs communes.',
      picture: cover({ kicker, title: ['À plusieurs', 'communes'], subtitle: 'Module 5', hour: 'morning', shift: 6 }),
      says: [['Aucune commune ne fait tout, toute seule.', 'No commune does everything on its own.']],
    },
    {
      shows: 'Deux villages de part et d’autre d’une rivière ; un pont apparaît, puis deux personnes s’y avancent.',
      picture: riverside({
        title: 'Chacune sa rive',
        draw: (t, starts) => `${townHall(250, 490, 0.9)}${house(420, 492, 0.8)}${poplar(90, 490, 1)}${house(860, 492, 0.9, c.night)}${barn(1020, 492, 0.9)}${tree(1180, 490, 1.1)}${appear(t, (starts[1] ?? 9) - 0.2, bridge(640, 520, 0.95), -20)}${appear(t, (starts[1] ?? 9) + 0.9, someone(0, 560, 488, 0.62) + someone(3, 716, 488, 0.62))}`,
      }),
      says: [
        ['Les déchets, l’eau, les cars passent d’une commune à l’autre.', 'Waste, water and buses cross from one commune to the next.'],
        ['Alors on construit des ponts, parfois au sens propre.', 'So we build bridges, sometimes literally.'],
      ],
    },
    {
      shows: 'Trois lignes apparaissent : l’intercommunalité, le syndicat, la convention.',
      picture: rows({
        title: 'Trois façons de s’unir',
        items: [
          { icon: (x, y) => [0, 1, 2].map((i) => house(x - 22 + i * 22, y + 22, 0.26, [c.terracotta, c.night, c.leaf][i])).join(''), text: 'L’intercommunalité', more: 'un conseil commun, des compétences confiées' },
          { icon: (x, y) => disc(x - 12, y, 20, c.night, 'opacity="0.85"') + disc(x + 12, y, 20, c.ochre, 'opacity="0.85"'), text: 'Le syndicat', more: 'un sujet, comme l’eau ou l’école, et ceux qu’il concerne' },
          { icon: (x, y) => paper(x, y, 0.34, '', 3), text: 'La convention', more: 'un accord écrit, par exemple pour prêter un matériel' },
        ],
      }),
      says: [
        ['L’intercommunalité réunit les communes dans un conseil commun.', 'The inter-municipal body brings communes into a shared council.'],
        ['Le syndicat s’occupe d’un sujet précis, comme l’eau.', 'The syndicate looks after one subject, such as water.'],
        ['La convention règle un échange simple, par écrit.', 'The agreement settles a simple exchange, in writing.'],
      ],
    },
    {
      shows: 'Des habitants de deux communes autour d’une même table.',
      picture: drawing({ title: 'Et les habitants ?', tint: c.straw, draw: (t, starts) => `${table(640, 460, 1.3, t > (starts[1] ?? 9) ? 3 : -1)}` }),
      says: [
        ['Plus on monte, plus la décision s’éloigne.', 'The higher we go, the further the decision moves away.'],
        ['À nous de faire asseoir les habitants à cette table-là aussi.', 'It is up to us to seat residents at that table too.'],
      ],
    },
    {
      shows: 'Sur fond bleu nuit : Coopérer sans se perdre.',
      picture: ending({ title: ['Coopérer', 'sans se perdre.'], subtitle: 'Le thème de cette semaine' }),
      says: [['Coopérer sans se perdre : c’est le thème de cette semaine.', 'Cooperating without losing ourselves: this week’s theme.']],
    },
  ],
};

export const lasting = {
  name: 'tenir-dans-la-duree',
  title: 'Tenir dans la durée',
  scenes: [
    {
      shows: 'Le village et sa place. Titre : Tenir dans la durée.',
      picture: cover({ kicker, title: ['Tenir dans', 'la durée'], subtitle: 'Module 6', hour: 'evening', shift: 7 }),
      says: [['Commencer est joyeux. Continuer est un métier.', 'Beginning is joyful. Carrying on is a craft.']],
    },
    {
      shows: 'Une pousse grandit ; au-dessous, les mots : promesse, nouvelle, résultat.',
      picture: drawing({
        title: 'Une pousse se soigne',
        tint: c.meadow,
        draw: (t, starts) => `${sprout(330, 400, 1.9, Math.max(0.15, progress(t, 0.3, 3)))}${[['Une promesse claire', 0], ['Une nouvelle chaque mois', 1], ['Un résultat que l’on montre', 2]].map(([words, index]) => appear(t, (starts[index] ?? 0) + 0.2, `${tick(640, 270 + index * 112, 26)}${text(690, 282 + index * 112, words, { size: 38, weight: 700 })}`)).join('')}`,
      }),
      says: [
        ['Dites clairement ce qui sera décidé, et par qui.', 'Say clearly what will be decided, and by whom.'],
        ['Donnez des nouvelles, même quand rien n’avance.', 'Give news, even when nothing moves.'],
        ['Montrez le résultat, avec ses défauts.', 'Show the result, flaws and all.'],
      ],
    },
    {
      shows: 'Une personne tend un carnet à une autre ; d’autres attendent leur tour.',
      picture: drawing({
        title: 'Passer la main',
        draw: (t, starts) => `<ellipse cx="640" cy="556" rx="520" ry="36" fill="${c.sand}"/>${someone(2, 420, 560, 1.8, { arm: 0.35 })}${appear(t, (starts[0] ?? 0) + 0.6, clipboard(560, 400, 0.6, 4))}${someone(4, 700, 560, 1.8)}${[1, 6, 3].map((who, index) => appear(t, (starts[1] ?? 9) + index * 0.25, someone(who, 860 + index * 110, 556, 1.25))).join('')}`,
      }),
      says: [
        ['Ne gardez pas les clés : écrivez comment vous faites.', 'Do not hold on to the keys: write down how you do it.'],
        ['Une démarche qui tient peut se passer de la personne qui l’a lancée.', 'What lasts can do without the one who started it.'],
      ],
    },
    {
      shows: 'Un calendrier dont les douze cases se cochent l’une après l’autre.',
      picture: drawing({ title: 'Un rythme plutôt qu’un exploit', tint: c.straw, draw: (t) => calendar(640, 370, 1.9, Math.round(progress(t, 0.3, 4) * 12)) }),
      says: [['Quatre rendez-vous par an valent mieux qu’un grand soir.', 'Four meetings a year are worth more than one big night.']],
    },
    {
      shows: 'Sur fond bleu nuit : Et maintenant, à vous.',
      picture: ending({
        title: ['Et maintenant,', 'à vous.'],
        subtitle: 'Merci d’avoir fait ce chemin avec nous',
        draw: (t) => Array.from({ length: 7 }, (_, index) => appear(t, 0.2 + index * 0.1, someone(index === 1 ? 7 : index, 280 + index * 120, 580, 0.95, { arm: progress(t, 0.8 + index * 0.12) }))).join(''),
      }),
      says: [['Et maintenant, à vous.', 'And now, over to you.']],
    },
  ],
};

export const welcomeRoom = {
  name: 'accueillir-une-salle',
  title: 'Accueillir une salle',
  scenes: [
    {
      shows: 'Le village et sa place. Titre : Accueillir une salle.',
      picture: cover({ kicker: 'Animer une réunion publique', title: ['Accueillir', 'une salle'], subtitle: 'Ce qui se joue avant le premier mot', hour: 'evening', shift: 2 }),
      says: [['Une réunion commence quand la porte s’ouvre.', 'A meeting begins when the door opens.']],
    },
    {
      shows: 'À gauche, des rangées de points face à une estrade ; à droite, des points en cercle.',
      picture: drawing({
        title: 'La salle parle déjà',
        draw: (t, starts) => {
          const ranks = Array.from({ length: 18 }, (_, i) => disc(210 + (i % 6) * 52, 340 + Math.floor(i / 6) * 62, 17, c.night)).join('');
          const ring = Array.from({ length: 14 }, (_, i) => disc(940 + 150 * Math.cos((i / 14) * 6.2832), 392 + 120 * Math.sin((i / 14) * 6.2832), 17, c.leaf)).join('');
          return `${appear(t, (starts[0] ?? 0) + 0.1, `${box(230, 240, 220, 40, c.terracotta, 6)}${ranks}${text(340, 560, 'On écoute', { size: 34, weight: 700, anchor: 'middle' })}`)}${appear(t, (starts[1] ?? 0) + 0.1, `${ring}${text(940, 566, 'On se parle', { size: 34, weight: 700, anchor: 'middle' })}`)}`;
        },
      }),
      says: [
        ['Des rangs face à une estrade : on se prépare à écouter.', 'Rows facing a stage: people prepare to listen.'],
        ['Un cercle : on se prépare à se parler.', 'A circle: people prepare to talk.'],
      ],
    },
    {
      shows: 'Trois lignes apparaissent : un bonjour, un prénom, une place.',
      picture: rows({
        title: 'Trois gestes à la porte',
        items: [
          { icon: (x, y) => bubble(x, y + 14, 58, 40, c.terracotta), text: 'Un bonjour', more: 'une personne, debout, à l’entrée' },
          { icon: (x, y) => box(x - 30, y - 18, 60, 36, c.ochre, 6) + stroke(`M${x - 18} ${y} L${x + 18} ${y}`, c.ink, 5), text: 'Un prénom', more: 'écrit en grand sur une étiquette' },
          { icon: (x, y) => someone(3, x, y + 34, 0.62), text: 'Une place', more: 'un siège libre près de la porte, pour qui hésite' },
        ],
      }),
      says: [
        ['Un bonjour à chaque personne, sans exception.', 'A hello to each person, without exception.'],
        ['Un prénom lisible, sans titre ni fonction.', 'A readable first name, with no title or office.'],
        ['Et une place facile à prendre, pour qui arrive en retard.', 'And a seat easy to take, for those who come late.'],
      ],
    },
    {
      shows: 'Sur fond bleu nuit : On se souvient de l’accueil plus que de l’ordre du jour.',
      picture: ending({ title: ['On se souvient de l’accueil', 'plus que de l’ordre du jour.'], subtitle: 'À vous de jouer dans la leçon suivante' }),
      says: [['On se souvient de l’accueil, plus que de l’ordre du jour.', 'People remember the welcome more than the agenda.']],
    },
  ],
};

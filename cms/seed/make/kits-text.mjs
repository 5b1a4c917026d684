/** What stands in the kits. */
const empty = (columns, count) => Array.from({ length: count }, () => Array(columns).fill(''));

export const documents = {
  'portrait-de-ma-commune': {
    title: 'Portrait de ma commune',
    blocks: [
      'À remplir à deux ou trois, en une heure. Laissez une case vide plutôt que d’inventer : une case vide est déjà une question à poser.',
      { heading: '1. Les lieux' },
      { table: { head: ['Lieu', 'Qui s’y croise ?', 'À quelle heure ?', 'Qui n’y vient pas ?'], rows: [['École', '', '', ''], ['Marché ou commerce', '', '', ''], ['Mairie', '', '', ''], ...empty(4, 3)] } },
      { heading: '2. Les personnes et les groupes' },
      { answer: 'Quelles associations sont actives ?', lines: 2 },
      { answer: 'Qui connaît tout le monde ?', lines: 1 },
      { answer: 'Quels habitants ne voit-on jamais en réunion ?', lines: 2 },
      { heading: '3. Ce qui se décide' },
      { table: { head: ['Sujet', 'Qui décide aujourd’hui ?', 'Où peut-on en parler ?'], rows: [['École', '', ''], ['Rues et trottoirs', '', ''], ['Eau', '', ''], ['Fêtes et salles', '', ''], ...empty(3, 2)] } },
      { heading: '4. Trois surprises' },
      { answer: 'Notez trois choses que vous ne saviez pas en commençant.', lines: 3 },
    ],
  },
  'enquete-porte-a-porte': {
    title: 'Enquête au porte-à-porte',
    blocks: [
      'Une feuille par conversation. On ne note ni nom, ni numéro de maison. On lit la première phrase, puis on écoute.',
      { heading: 'Pour commencer' },
      '« Bonjour, je m’appelle … et j’habite … Nous préparons … avec la mairie. Auriez-vous cinq minutes ? Rien n’est enregistré, et vous pouvez refuser. »',
      { heading: 'Les questions' },
      { answer: 'Qu’est-ce qui va bien, ici ?', lines: 2 },
      { answer: 'Qu’est-ce qui vous complique la vie ?', lines: 2 },
      { answer: 'Si vous pouviez changer une chose avant la fin de l’année ?', lines: 2 },
      { answer: 'Qui d’autre faudrait-il entendre ?', lines: 1 },
      { heading: 'Avant de partir' },
      { boxes: ['J’ai redit ce que j’ai compris.', 'J’ai dit quand et où le résultat sera montré.', 'J’ai laissé le papier avec la date de la réunion.', 'J’ai noté le quartier et le moment de la journée, rien d’autre.'] },
    ],
  },
  'trame-de-compte-rendu': {
    title: 'Compte rendu en une page',
    blocks: [
      'À écrire le soir même, à relire à deux, à afficher sous huit jours.',
      { table: { head: ['Réunion', 'Date et lieu', 'Nombre de personnes', 'Rédigé par'], rows: [['', '', '', '']] } },
      { heading: 'La question posée' },
      { answer: 'Recopiez-la telle qu’elle était au tableau.', lines: 1 },
      { heading: 'Ce sur quoi nous sommes d’accord' },
      { answer: 'Un accord par ligne.', lines: 2 },
      { heading: 'Ce sur quoi nous ne le sommes pas' },
      { answer: 'Avec les raisons de chaque côté.', lines: 2 },
      { heading: 'La suite' },
      { table: { head: ['Quoi', 'Qui', 'Pour quand'], rows: empty(3, 3) } },
    ],
  },
  'modele-de-convention': {
    title: 'Modèle de convention entre une commune et une association',
    blocks: [
      'Modèle d’exercice. Avant de signer, faites-le relire par la secrétaire ou le secrétaire de mairie : chaque situation a ses règles.',
      { heading: 'Entre' },
      'La commune de …, représentée par son maire, autorisé par une délibération du …',
      'et l’association …, dont le siège est …, représentée par …',
      { heading: 'Article 1. Ce que nous faisons ensemble' },
      { answer: 'En deux phrases, sans mot compliqué.', lines: 4 },
      { heading: 'Article 2. Ce que chacun apporte' },
      { table: { head: ['La commune', 'L’association'], rows: [['un lieu :', 'du temps :'], ['une somme :', 'du matériel :'], ['une personne à appeler :', 'une personne à appeler :']] } },
      { heading: 'Article 3. Comment nous décidons' },
      { answer: 'Qui se réunit, à quel rythme, avec quelle règle ?', lines: 2 },
      { heading: 'Article 4. Comment nous rendons compte' },
      { answer: 'Un bilan d’une page, présenté en public le …', lines: 2 },
      { heading: 'Article 5. Durée et fin' },
      'La convention dure … Chacun peut y mettre fin par une lettre, avec un préavis de …',
      { table: { head: ['Pour la commune', 'Pour l’association'], rows: [['Date et signature', 'Date et signature']] } },
    ],
  },
  'conducteur-de-reunion': {
    title: 'Conducteur de réunion',
    blocks: [
      'Une ligne par moment. Additionnez les durées : si le total dépasse deux heures, retirez quelque chose.',
      { table: { widths: [20, 22, 60, 34, 34], head: ['Heure', 'Durée', 'Ce qui se passe', 'Qui anime', 'Matériel'], rows: [['', '15 min', 'Accueil, café', '', ''], ['', '5 min', 'Le cadre : question, durée, suite', '', ''], ['', '20 min', 'Tour de parole par petites tables', '', ''], ['', '40 min', 'Discussion', '', ''], ['', '10 min', 'Ce que l’on retient', '', ''], ...empty(5, 2)] } },
      { heading: 'Les rôles du soir' },
      { boxes: ['Une personne accueille à la porte.', 'Une personne tient la parole.', 'Une personne tient le temps.', 'Une personne écrit au tableau.'] },
    ],
  },
};

export const spreadsheets = {
  'grille-budget-participatif': [
    ['N°', 'Idée', 'Lieu', 'Portée par', 'La commune peut-elle le faire ? (oui/non)', 'Coût d’achat (€)', 'Coût par an (€)', 'Délai (mois)', 'Avis de l’équipe', 'Voix obtenues'],
    ['1', 'Exemple : un banc à l’ombre', 'Place du Lavoir', 'Les voisins de la place', 'oui', '900', '20', '3', 'Simple, utile dès l’été', ''],
    ['2', 'Exemple : une boîte à livres', 'Devant l’école', 'Parents d’élèves', 'oui', '450', '30', '2', 'Prévoir qui la range', ''],
    ['3', 'Exemple : un four à pain', 'Ancien hangar', 'Le comité des fêtes', 'à vérifier', '6500', '250', '10', 'Assurance et ramonage à étudier', ''],
    ...Array.from({ length: 12 }, (_, index) => [String(index + 4), ...Array(9).fill('')]),
  ],
  'calendrier-d-une-annee': [
    ['Mois', 'Rendez-vous', 'À préparer un mois avant', 'Qui', 'Fait le'],
    ['Janvier', 'Réunion publique : ce qui a été fait, ce qui vient', 'Bilan d’une page par projet', '', ''],
    ['Février', 'Relecture du budget à voix haute', 'Deux tableaux simples', '', ''],
    ['Mars', 'Permanence au marché', 'Table, carnet, affiche', '', ''],
    ['Avril', 'Le budget voté, expliqué en une page', 'Relecture par une personne non élue', '', ''],
    ['Mai', 'Balade dans un quartier', 'Parcours essayé à pied', '', ''],
    ['Juin', 'Fête des projets', 'Panneaux avant et après', '', ''],
    ['Juillet', 'Pause', '', '', ''],
    ['Août', 'Pause', '', '', ''],
    ['Septembre', 'Appel à idées', 'Boîtes, affiche, adresse de courriel', '', ''],
    ['Octobre', 'Étude des idées, en public', 'Grille de budget remplie', '', ''],
    ['Novembre', 'Vote', 'Liste imprimée en grands caractères', '', ''],
    ['Décembre', 'Annonce et remerciements', 'Lettre à celles et ceux dont l’idée n’est pas retenue', '', ''],
  ],
};

export const printed = {
  'un-ordre-du-jour-qui-tient': {
    title: 'Un ordre du jour qui tient',
    lead: 'À cocher la veille. Si plus de trois cases restent vides, reportez la réunion ou raccourcissez-la.',
    parts: [
      ['La question', ['Elle tient en une phrase.', 'On peut y répondre de plusieurs façons.', 'On sait ce que deviendra la réponse : avis, choix ou décision.']],
      ['Le temps', ['L’heure de fin est écrite, et elle sera tenue.', 'Chaque point a sa durée.', 'Le point le plus important vient en premier.', 'Un quart du temps est laissé libre.']],
      ['Les personnes', ['Quelqu’un accueille, quelqu’un tient la parole, quelqu’un écrit.', 'Une solution existe pour les enfants.', 'Le lieu est accessible en fauteuil et en poussette.', 'Une personne discrète a été invitée de vive voix.']],
      ['La suite', ['Le compte rendu tient en une page.', 'On sait où il sera affiché, et quand.', 'La date de la prochaine rencontre est connue avant de se quitter.']],
    ],
  },
  'preparer-une-reunion-publique': {
    title: 'Préparer une réunion publique',
    lead: 'De trois semaines avant au lendemain : une liste à afficher et à rayer.',
    parts: [
      ['Trois semaines avant', ['Choisir la question, avec deux personnes qui ne sont pas d’accord.', 'Réserver la salle et vérifier l’accès sans marche.', 'Annoncer la date sur papier et de vive voix.']],
      ['Une semaine avant', ['Écrire le conducteur, minute par minute.', 'Répartir les rôles : accueil, parole, temps, écriture.', 'Prévoir un coin pour les enfants.']],
      ['Le jour même', ['Arriver une heure avant, disposer les chaises.', 'Essayer le micro, ouvrir une fenêtre.', 'Écrire la question en grand.', 'Préparer les étiquettes et les gros feutres.']],
      ['Le lendemain', ['Afficher le compte rendu d’une page.', 'Remercier celles et ceux qui ont rangé.', 'Noter ce que l’on changera la prochaine fois.']],
    ],
  },
};

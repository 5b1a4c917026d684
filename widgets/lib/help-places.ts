/**
 * The spots of the interface that open a help page, each with the page (and passage) it opens.
 * cms/src/checks/help-places.ts says the same to editors, in words; the build refuses to publish
 * without one of these pages (site/publish/help-check.ts).
 */
export const HELP_PLACES = {
  'sign-up': 'inscription/m-inscrire-pas-a-pas',
  'sign-up-names': 'inscription/choisir-son-nom-affiche',
  'mail-not-received': 'inscription/je-n-ai-pas-recu-de-courriel',
  'link-expired': 'inscription/le-lien-ne-marche-plus',
  'sign-in': 'connexion/me-connecter',
  'sign-in-failed': 'connexion/je-n-arrive-pas-a-me-connecter',
  'lost-password': 'connexion/mot-de-passe-perdu',
  'sign-out': 'connexion/me-deconnecter',
  'course-home': 'accueil-du-cours/la-page-du-cours',
  'not-open-yet': 'accueil-du-cours/pourquoi-tout-n-est-pas-ouvert',
  player: 'lecteur/le-lecteur',
  validating: 'lecteur/valider-une-lecon',
  next: 'lecteur/passer-a-la-suite',
  leaving: 'lecteur/quitter-une-lecon',
  'reading-mode': 'lecteur/le-mode-lecture',
  comments: 'lecteur/commentaires',
  'comment-not-found': 'lecteur/je-ne-retrouve-pas-un-commentaire',
  quiz: 'lecteur/faire-un-quiz',
  notes: 'lecteur/mes-notes',
  notices: 'mon-espace/notifications',
  alerts: 'mon-espace/me-prevenir-a-l-ouverture',
  calendar: 'mon-espace/mon-agenda',
  goal: 'mon-espace/mon-objectif',
  'my-data': 'mon-espace/mes-donnees',
  communities: 'communautes/rejoindre-une-communaute',
  'join-request': 'communautes/ma-demande-attend-une-reponse',
  'in-community': 'communautes/participer',
  'documents-and-events': 'communautes/documents-et-rendez-vous',
  groups: 'communautes/les-groupes',
  'member-details': 'communautes/mes-informations-complementaires',
  'running-a-community': 'communautes/animer-une-communaute',
  subtitles: 'videos/sous-titres',
  'full-screen': 'videos/plein-ecran',
  'film-does-not-start': 'videos/la-video-ne-demarre-pas',
  browser: 'technique/verifier-mon-navigateur',
  cookies: 'technique/cookies-et-stockage',
  clock: 'technique/l-heure-de-mon-appareil',
  blocked: 'technique/un-bloqueur-gene-le-site',
  'old-version': 'technique/une-nouvelle-version-du-site',
  javascript: 'technique/javascript',
  'mail-delays': 'technique/les-courriels-arrivent-en-retard',
  contact: 'technique/nous-ecrire',
} as const;

export type HelpPlace = keyof typeof HELP_PLACES;

/** Where the help for a place stands: a page, or one passage of it. */
export function helpHref(place: HelpPlace): string {
  const [page, anchor] = HELP_PLACES[place].split('#');
  return `/aide/${page}/${anchor ? `#${anchor}` : ''}`;
}

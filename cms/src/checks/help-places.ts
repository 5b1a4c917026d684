export type HelpPlace = {
  /** `rubrique/page`, by their addresses. */
  page: string;
  /** The passage that opens, where it is not the whole page. */
  anchor?: string;
  /** The spot of the interface, as an editor would call it. */
  where: string;
};

/** What opens which help page in the interface: the same list as widgets/lib/help-places.ts. */
export const HELP_PLACES: Record<string, HelpPlace> = {
  'sign-up': { page: 'inscription/m-inscrire-pas-a-pas', where: 'la page « S’inscrire »' },
  'sign-up-names': {
    page: 'inscription/choisir-son-nom-affiche',
    where: 'l’étape 2 de l’inscription, où l’on choisit ses noms',
  },
  'mail-not-received': {
    page: 'inscription/je-n-ai-pas-recu-de-courriel',
    where: 'la page « État de votre inscription »',
  },
  'link-expired': {
    page: 'inscription/le-lien-ne-marche-plus',
    where: 'la page d’un lien qui ne marche plus',
  },
  'sign-in': { page: 'connexion/me-connecter', where: 'la page « Se connecter »' },
  'sign-in-failed': {
    page: 'connexion/je-n-arrive-pas-a-me-connecter',
    where: 'le message d’une connexion refusée',
  },
  'lost-password': {
    page: 'connexion/mot-de-passe-perdu',
    where: 'la page « Mot de passe perdu »',
  },
  'sign-out': { page: 'connexion/me-deconnecter', where: 'la page « Se déconnecter »' },
  'course-home': { page: 'accueil-du-cours/la-page-du-cours', where: 'la page d’un cours' },
  'not-open-yet': {
    page: 'accueil-du-cours/pourquoi-tout-n-est-pas-ouvert',
    where: 'la page d’une leçon qui n’est pas ouverte',
  },
  player: { page: 'lecteur/le-lecteur', where: 'la barre d’une leçon' },
  validating: { page: 'lecteur/valider-une-lecon', where: 'le bouton « Valider » d’une leçon' },
  next: { page: 'lecteur/passer-a-la-suite', where: 'le bouton « Prochaine » d’une leçon' },
  leaving: { page: 'lecteur/quitter-une-lecon', where: 'le bouton « Quitter la leçon »' },
  'reading-mode': { page: 'lecteur/le-mode-lecture', where: 'la case « Masquer le sommaire »' },
  comments: { page: 'lecteur/commentaires', where: 'les commentaires d’une leçon' },
  'comment-not-found': {
    page: 'lecteur/je-ne-retrouve-pas-un-commentaire',
    where: 'la page « Mes commentaires »',
  },
  quiz: { page: 'lecteur/faire-un-quiz', where: 'un quiz' },
  notes: { page: 'lecteur/mes-notes', where: 'les notes d’une leçon' },
  notices: { page: 'mon-espace/notifications', where: 'la page « Notifications »' },
  alerts: {
    page: 'mon-espace/me-prevenir-a-l-ouverture',
    where: 'le bouton « Me prévenir à l’ouverture »',
  },
  calendar: { page: 'mon-espace/mon-agenda', where: 'l’adresse de son agenda' },
  goal: { page: 'mon-espace/mon-objectif', where: 'l’objectif de la semaine' },
  'my-data': { page: 'mon-espace/mes-donnees', where: 'la page « Mes données »' },
  communities: {
    page: 'communautes/rejoindre-une-communaute',
    where: 'la liste des communautés',
  },
  'join-request': {
    page: 'communautes/ma-demande-attend-une-reponse',
    where: 'une demande qui attend une réponse',
  },
  'in-community': { page: 'communautes/participer', where: 'les pages d’une communauté' },
  'documents-and-events': {
    page: 'communautes/documents-et-rendez-vous',
    where: 'les documents et l’agenda d’une communauté',
  },
  groups: { page: 'communautes/les-groupes', where: 'les groupes d’une communauté' },
  'member-details': {
    page: 'communautes/mes-informations-complementaires',
    where: 'la page « Mes informations complémentaires »',
  },
  'running-a-community': {
    page: 'communautes/animer-une-communaute',
    where: 'les pages de qui anime une communauté',
  },
  subtitles: { page: 'videos/sous-titres', where: 'les sous-titres d’une vidéo' },
  'full-screen': { page: 'videos/plein-ecran', where: 'le bouton « Plein écran » d’une vidéo' },
  'film-does-not-start': {
    page: 'videos/la-video-ne-demarre-pas',
    where: 'une vidéo qui ne démarre pas',
  },
  browser: {
    page: 'technique/verifier-mon-navigateur',
    where: 'la page « Vérifier mon navigateur »',
  },
  cookies: {
    page: 'technique/cookies-et-stockage',
    where: 'la vérification du navigateur, pour les cookies et le stockage',
  },
  clock: {
    page: 'technique/l-heure-de-mon-appareil',
    where: 'la vérification du navigateur, pour l’heure',
  },
  blocked: {
    page: 'technique/un-bloqueur-gene-le-site',
    where: 'la vérification du navigateur, pour un site bloqué',
  },
  'old-version': {
    page: 'technique/une-nouvelle-version-du-site',
    where: 'l’avis d’une nouvelle version du site',
  },
  javascript: {
    page: 'technique/javascript',
    where: 'les pages qui ont besoin de JavaScript',
  },
  'mail-delays': {
    page: 'technique/les-courriels-arrivent-en-retard',
    where: 'la vérification du navigateur, pour les courriels',
  },
  contact: { page: 'technique/nous-ecrire', where: 'la page « Nous écrire »' },
};

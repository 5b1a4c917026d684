import type { PublicationRecord } from './site.api';

export const STEPS: Record<string, string> = {
  waiting: 'Une publication va commencer dans un instant',
  quizzes: 'Publication en cours : lecture des quiz',
  build: 'Publication en cours : lecture du CMS et construction des pages',
  release: 'Publication en cours : mise en ligne',
  'roll-back': 'Retour à la version précédente en cours',
};

export const OUTCOMES: Record<PublicationRecord['outcome'], string> = {
  changed: 'Publié',
  same: 'Rien de nouveau',
  failed: 'Échec',
  'rolled-back': 'Retour en arrière',
};

const REASONS: Record<string, string> = {
  ask: 'demande du serveur',
  clock: 'horloge déplacée',
  desk: 'bouton « Publier maintenant »',
  hourly: 'passage de chaque heure',
  opening: 'ouverture d’un module',
  retry: 'nouvel essai',
  start: 'démarrage du service',
  webhook: 'changement dans le CMS',
};

export const reasonsOf = ({ reasons }: PublicationRecord): string =>
  reasons.map((reason) => REASONS[reason] ?? reason).join(', ');

const instant = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

/** Everybody reads the hour of Paris, wherever their computer is. */
export const inParis = (iso: string): string => instant.format(new Date(iso));

export function elapsed(since: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

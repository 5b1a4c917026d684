// What stands in a community of the demonstration: news, shared experiences, links.
import type { Sql } from 'postgres';

const COMMUNITY = 'secretaires-de-mairie';
const DAY = 86_400_000;
const id = (number: number) => `5eed0000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const NEWS = [
  {
    ...{ id: id(1), author: 'alix', daysAgo: 12, isPinned: true },
    title: 'Bienvenue : comment se servir de cet espace',
    body: 'Posez vos questions dans le **forum**, même les plus simples.\n\nRacontez ce que vous avez mis en place dans « Partage d’expériences » : une demi-page suffit.',
  },
  {
    ...{ id: id(2), author: 'alix', daysAgo: 2, isPinned: false },
    title: 'Listes électorales : le calendrier de janvier',
    body: 'Trois dates à retenir :\n\n- la réunion de la commission de contrôle,\n- l’affichage des mouvements,\n- la transmission à l’Insee.\n\nUn modèle de courrier est dans les documents de référence.',
  },
];

const EXPERIENCES = [
  {
    ...{ id: id(3), author: 'dominique', daysAgo: 6 },
    title: 'Un accueil sans rendez-vous le mercredi matin',
    context:
      'Une commune de 900 habitants, une secrétaire à mi-temps, un téléphone qui sonne sans arrêt.',
    body: 'Nous avons fermé le standard le mercredi matin et ouvert la porte :\n\n1. une affiche un mois avant,\n2. un café offert par la mairie,\n3. un élu présent à tour de rôle.',
    result:
      'Deux fois moins d’appels le reste de la semaine. Il a fallu **trois mois** pour que cela se sache.',
    contact: 'Le secrétariat, le mardi après-midi',
  },
  {
    ...{ id: id(4), author: 'delphine', daysAgo: 3 },
    title: 'Numériser l’état civil avec la commune voisine',
    context: 'Cent ans de registres, et aucun budget pour un prestataire.',
    body: 'Nous avons loué ensemble un scanner pour deux semaines, et formé quatre bénévoles.',
    result: null,
    contact: null,
  },
];

const LINKS = [
  {
    ...{ id: id(5), title: 'Service-public.fr', address: 'https://www.service-public.fr' },
    ...{ category: 'Démarches', description: 'Les démarches des habitants, expliquées et à jour.' },
  },
  {
    ...{ id: id(6), title: 'Légifrance', address: 'https://www.legifrance.gouv.fr' },
    ...{ category: 'Droit', description: 'Les textes en vigueur.' },
  },
];

/** Run again it changes nothing that somebody has changed since, and tells nobody. */
export async function seedPublications(sql: Sql): Promise<void> {
  const [found] =
    await sql`select id, app.clock() as now from communities where slug = ${COMMUNITY}`;
  if (!found) return;
  const { id: community_id, now } = found as unknown as { id: string; now: Date };
  const people = await sql`select id, username from profiles`;
  const personOf = (username: string) =>
    people.find((person) => person['username'] === username)?.['id'] ?? null;
  const posts = [
    ...NEWS.map((news) => ({ ...news, kind: 'news', context: null, result: null, contact: null })),
    ...EXPERIENCES.map((shared) => ({ ...shared, kind: 'experience', isPinned: false })),
  ].map(({ author, daysAgo, isPinned, ...post }) => {
    const at = new Date(now.getTime() - daysAgo * DAY);
    return {
      ...{ ...post, community_id, author_id: personOf(author), created_at: at, published_at: at },
      ...{ last_activity_at: at, pinned_at: isPinned ? at : null },
    };
  });
  const known = posts.filter(({ author_id }) => author_id !== null);
  if (known.length > 0) {
    await sql`insert into posts ${sql(known)} on conflict (id) do nothing`;
  }
  await sql`
    insert into app.community_links ${sql(
      LINKS.map((link, at) => ({ ...link, community_id, position: at + 1, changed_at: now })),
    )} on conflict (id) do nothing`;
}

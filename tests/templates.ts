import { readStack } from './stack.ts';

/** One address for each kind of page; braces are filled from the seed by `addresses`. */
export const TEMPLATES = {
  home: '/',
  'course home': '/cours/{course}/',
  attestation: '/cours/{course}/attestation/',
  lesson: '{open}',
  'film lesson': '{film}',
  'YouTube lesson': '{youtube}',
  'quiz lesson': '{quiz}',
  'locked lesson': '{locked}',
  'enrolled lesson': '{enrolled}',
  'help index': '/aide/',
  'help page': '{help}',
  'legal page': '/mentions-legales/',
  'data protection': '/protection-des-donnees/',
  'device storage': '/cookies/',
  'accessibility statement': '/accessibilite/',
  contact: '/contact/',
  diagnosis: '/verifier-mon-navigateur/',
  'site map': '/plan-du-site/',
  search: '/recherche/?q=mot+de+passe',
  'search without an answer': '/recherche/?q=xylographe',
  'sign-up': '/inscription/',
  'sign-up state': '/inscription/etat/',
  confirmation: '/inscription/confirmer/#token=inconnu',
  'sign-in': '/connexion/',
  'lost password': '/mot-de-passe-perdu/',
  'new password': '/mot-de-passe-perdu/nouveau/#token=inconnu',
  'personal space': '/mon-espace/',
  'own progress': '/mon-espace/progression/',
  'my comments': '/mon-espace/commentaires/',
  profile: '/mon-espace/profil/',
  'additional information': '/mon-espace/informations/',
  'new courriel': '/mon-espace/courriel/#token=inconnu',
  'my data': '/mon-espace/donnees/',
  moderation: '/mon-espace/moderation/',
  'to do': '/mon-espace/a-traiter/',
  'a comment': '/commentaire/',
  notices: '/mon-espace/notifications/',
  unsubscribing: '/desabonnement/#token=answer.inconnu',
  'my notes': '/mon-espace/notes/',
  communities: '/communautes/',
  invitation: '/invitation/#token=inconnu',
  'community invitations': '/communaute/invitations/?c=secretaires-de-mairie',
  'community home': '/communaute/?c=secretaires-de-mairie',
  'community forum': '/communaute/forum/?c=secretaires-de-mairie',
  'community settings': '/communaute/reglages/?c=secretaires-de-mairie',
  'community moderation': '/communaute/moderation/?c=secretaires-de-mairie',
  'community figures': '/communaute/chiffres/?c=secretaires-de-mairie',
  'new community': '/communautes/nouvelle/',
  'search in communities': '/communautes/recherche/?q=budget',
  'community news': '/communaute/actualites/?c=secretaires-de-mairie',
  'community experiences': '/communaute/experiences/?c=secretaires-de-mairie',
  'community groups': '/communaute/groupes/?c=secretaires-de-mairie',
  'community links': '/communaute/liens/?c=secretaires-de-mairie',
  'community documents': '/communaute/documents/?c=secretaires-de-mairie',
  'community members': '/communaute/membres/?c=secretaires-de-mairie',
  agenda: '/communaute/agenda/?c=secretaires-de-mairie',
  offline: '/hors-ligne/',
  'not found': '/nulle-part/',
};

/** Addresses of the seed, read from the pages themselves as a visitor would. */
export async function addresses(): Promise<Record<string, string>> {
  const { siteUrl } = readStack();
  const read = async (path: string) => (await fetch(`${siteUrl}${path}`)).text();
  const first = (html: string, pattern: RegExp) => {
    const found = pattern.exec(html)?.[1];
    if (!found) throw new Error(`Nothing like ${pattern} on the page`);
    return found;
  };
  const sitemap = await read('/sitemap.xml');
  const open = first(sitemap, /(\/cours\/[^/<]+\/[^/<]+\/bienvenue-dans-le-mooc\/)</);
  const film = first(sitemap, /(\/cours\/[^/<]+\/[^/<]+\/pourquoi-la-commune\/)</);
  const youtube = first(sitemap, /(\/cours\/[^/<]+\/[^/<]+\/une-assemblee-filmee\/)</);
  const quiz = first(sitemap, /(\/cours\/[^/<]+\/[^/<]+\/quiz-[^/<]+\/)</);
  const course = open.split('/')[2] ?? '';
  const outline = await read(`/cours/${course}/`);
  const lessons = [...outline.matchAll(/href="(\/cours\/[^/"]+\/[^/"]+\/[^/"]+\/)"/g)].map(
    ([, href = '']) => href,
  );
  const locked = lessons.find((href) => !sitemap.includes(href)) ?? '';
  const other = [...(await read('/')).matchAll(/href="(\/cours\/[^/"]+\/)"/g)]
    .map(([, href = '']) => href)
    .find((href) => href !== `/cours/${course}/`);
  const enrolled = first(await read(other ?? ''), /href="(\/cours\/[^/"]+\/[^/"]+\/[^/"]+\/)"/);
  const help = first(await read('/aide/'), /href="(\/aide\/[^/"]+\/[^/"]+\/)"/);
  return { course, open, film, youtube, quiz, locked, enrolled, help };
}

/** Every kind of page with its address on the running stack. */
export async function templatePaths(): Promise<[template: string, path: string][]> {
  const known = await addresses();
  return Object.entries(TEMPLATES).map(([template, path]) => [
    template,
    path.replace(/\{(\w+)\}/, (_, key: string) => known[key] ?? ''),
  ]);
}

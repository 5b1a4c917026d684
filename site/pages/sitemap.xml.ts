import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { helpShelves, outlines } from '#site/cms/catalogue.ts';
import { helpPageHref } from '#site/components/help/help-href.ts';

/** What everybody may read: no locked lesson, no page of an account. */
async function addresses(): Promise<string[]> {
  const courses = (await outlines()).flatMap(({ href, lessons }) => [
    href,
    ...lessons.filter(({ isStatic }) => isStatic).map((lesson) => lesson.href),
  ]);
  const help = (await helpShelves()).flatMap((shelf) =>
    shelf.pages.map((page) => helpPageHref(shelf, page.data)),
  );
  const pages = (await getCollection('pages')).map(({ data }) => `/${data.slug}/`);
  const own = ['/contact/', '/plan-du-site/', '/verifier-mon-navigateur/'];
  return ['/', ...courses, '/aide/', ...help, ...pages, ...own];
}

export const GET: APIRoute = async ({ site }) => {
  const urls = (await addresses()).map((path) => `<url><loc>${new URL(path, site)}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
  );
};

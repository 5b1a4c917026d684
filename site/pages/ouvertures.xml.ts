import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { m } from '#messages';
import { buildNow } from '#site/cms/build-now.ts';
import { outlines, siteSettings } from '#site/cms/catalogue.ts';
import { formatInstant, PARIS } from '#widgets/lib/dates.ts';

/** When each module opened or will open: its title and its date, nothing of what it holds. */
export const GET: APIRoute = async ({ site }) => {
  const { siteName } = await siteSettings();
  const now = buildNow();
  const items = (await outlines()).flatMap(({ course, href, modules }) =>
    modules.flatMap(({ slug, title, opensAt }) => {
      if (!opensAt) return [];
      const date = m.date_paris({ date: formatInstant(opensAt, PARIS, now) });
      return {
        title: m.course_feed_item({ course: course.title, module: title }),
        description: opensAt > now ? m.course_feed_opens({ date }) : m.course_feed_opened({ date }),
        link: `${href}#${slug}`,
        pubDate: opensAt,
      };
    }),
  );
  return rss({
    title: m.course_feed_title({ site: siteName }),
    description: m.app_feed(),
    site: site ?? '',
    items: items.sort((a, b) => b.pubDate.getTime() - a.pubDate.getTime()),
  });
};

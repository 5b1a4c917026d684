import { getLocale } from '#messages/runtime';
import { siteSettings } from '#site/cms/catalogue.ts';
import type { Outline } from '#site/course/outline.ts';

/** What search engines may know of a course: its name, who gives it, and that it is free. */
export async function courseJsonLd({ course, href }: Outline, site: URL | undefined) {
  const { organisation } = await siteSettings();
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: course.title,
    description: course.shareDescription || course.tagline,
    url: new URL(href, site).href,
    inLanguage: getLocale(),
    isAccessibleForFree: true,
    provider: { '@type': 'Organization', name: organisation, url: site?.href },
  };
}

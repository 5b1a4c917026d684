// By this the site can be installed: an icon on the telephone, a window of its own.
import type { APIRoute } from 'astro';
import { m } from '#messages';
import { getLocale } from '#messages/runtime';
import { siteSettings } from '#site/cms/catalogue.ts';

const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icones/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

export const GET: APIRoute = async () => {
  const { siteName } = await siteSettings();
  return new Response(
    JSON.stringify({
      id: '/',
      name: siteName,
      short_name: siteName.length <= 12 ? siteName : m.app_name(),
      description: m.app_motto(),
      lang: getLocale(),
      // Names the next step of whoever follows a course, and can be read without a line.
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: '#fbf7f0',
      theme_color: '#fbf7f0',
      icons: [
        icon('192', 192, 'any'),
        icon('512', 512, 'any'),
        icon('masque-512', 512, 'maskable'),
      ],
    }),
  );
};

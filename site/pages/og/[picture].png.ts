import type { APIRoute } from 'astro';
import { outlines, siteSettings } from '#site/cms/catalogue.ts';
import { ogPicture } from '#site/components/og/picture.ts';

interface Props {
  title: string;
  text: string;
}

export async function getStaticPaths() {
  const { homeTitle, organisation } = await siteSettings();
  return [
    { params: { picture: 'preau' }, props: { title: homeTitle, text: organisation } },
    ...(await outlines()).map(({ course }) => ({
      params: { picture: course.slug },
      props: { title: course.title, text: course.tagline },
    })),
  ];
}

export const GET: APIRoute<Props> = async ({ props }) => {
  const { siteName } = await siteSettings();
  const picture = await ogPicture({ ...props, siteName });
  return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/png' } });
};

import type { APIRoute } from 'astro';
import { type IconFacts, icon } from '#site/components/og/icon.ts';

const ICONS: Record<string, IconFacts> = {
  '192': { size: 192, share: 0.8 },
  '512': { size: 512, share: 0.8 },
  'masque-512': { size: 512, share: 0.55 },
};

export const getStaticPaths = () =>
  Object.entries(ICONS).map(([name, props]) => ({ params: { icon: name }, props }));

export const GET: APIRoute<IconFacts> = async ({ props }) =>
  new Response(new Uint8Array(await icon(props)), { headers: { 'content-type': 'image/png' } });

import type { AstroIntegration } from 'astro';
import sirv from 'sirv';

/** A build copies the public files into the site; under `npm run dev` they are served from the content. */
export function devMedia(contentDir: string): AstroIntegration {
  return {
    name: 'dev-media',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/media', sirv(`${contentDir}/media`, { dev: true }));
      },
    },
  };
}

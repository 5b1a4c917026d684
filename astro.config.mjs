import { readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { minifySync } from 'vite';
import { pageCsp } from './site/layouts/page-csp.ts';
import { pageVersion } from './site/layouts/page-version.ts';
import { offlineWorker } from './site/offline/build-worker.ts';
import { devMedia } from './site/publish/dev-media.ts';
import { gatedBodies } from './site/publish/gated-bodies.ts';

const site = process.env.SITE_URL ?? 'http://127.0.0.1:4321';
const api = process.env.SUPABASE_URL ?? 'http://127.0.0.1:54321';
const key = process.env.SUPABASE_PUBLISHABLE_KEY ?? '';
const outDir = process.env.OUT_DIR ?? './dist';
// What Astro remembers of a content folder lies in it: two builds at once must not mix.
const contentDir = process.env.CONTENT_DIR ?? './.content';
const cacheDir = `${contentDir}/.astro`;

const headScript = minifySync(
  'head.js',
  readFileSync(new URL('./site/layouts/head.js', import.meta.url), 'utf8'),
).code;

/** `client:account` loads an island only where a session exists. */
const accountDirective = {
  name: 'client-account',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) => {
      addClientDirective({ name: 'account', entrypoint: './site/directives/account.ts' });
    },
  },
};

/** Lazy parts without the bundler's preloader: Astro has put their styles into the page already. */
const bareLazyLoading = {
  name: 'bare-lazy-loading',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

export default defineConfig({
  site,
  srcDir: './site',
  publicDir: './site/public',
  outDir,
  cacheDir,
  output: 'static',
  trailingSlash: 'always',
  // Lossless: the default drops the space between two inline elements on separate lines.
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [
    react(),
    mdx(),
    accountDirective,
    gatedBodies(),
    pageCsp(),
    pageVersion(),
    offlineWorker(),
    devMedia(contentDir),
  ],
  // Shiki's inline styles would break the CSP; smart quotes would turn « " » into English ones.
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: { smartPunctuation: false } }),
  },
  build: { inlineStylesheets: 'always', format: 'directory' },
  security: {
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'self'",
        `connect-src 'self' ${api}`,
        `img-src 'self' ${api}`,
        `media-src 'self' ${api}`,
        'frame-src https://www.youtube-nocookie.com',
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
  vite: {
    plugins: [bareLazyLoading],
    // The stack's own data and releases change all the time and are no source.
    server: { watch: { ignored: ['**/.local/**'] } },
    // Astro marks the texts of the CMS with a directive that the bundler warns of, page by page.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
    define: {
      'import.meta.env.PUBLIC_SUPABASE_URL': JSON.stringify(api),
      'import.meta.env.PUBLIC_SUPABASE_KEY': JSON.stringify(key),
      'import.meta.env.HEAD_SCRIPT': JSON.stringify(headScript),
    },
  },
});

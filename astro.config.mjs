import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { minifySync } from 'vite';

const site = process.env.SITE_URL ?? 'http://127.0.0.1:4321';
const api = process.env.SUPABASE_URL ?? 'http://127.0.0.1:54321';
const key = process.env.SUPABASE_PUBLISHABLE_KEY ?? '';
const outDir = process.env.OUT_DIR ?? './dist';

const sha256 = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const headScript = minifySync(
  'head.js',
  readFileSync(new URL('./site/layouts/head.js', import.meta.url), 'utf8'),
).code;

const gatedBodies = existsSync(new URL('./site/publish/gated-bodies.ts', import.meta.url))
  ? [(await import('./site/publish/gated-bodies.ts')).gatedBodies()]
  : [];

/** `client:account` loads an island only where a session exists. */
const accountDirective = {
  name: 'client-account',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) => {
      if (existsSync(new URL('./site/directives/account.ts', import.meta.url))) {
        addClientDirective({ name: 'account', entrypoint: './site/directives/account.ts' });
      }
    },
  },
};

export default defineConfig({
  site,
  srcDir: './site',
  publicDir: './site/public',
  outDir,
  output: 'static',
  trailingSlash: 'always',
  // Lossless: the default drops the space between two inline elements on separate lines.
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [react(), mdx(), accountDirective, ...gatedBodies],
  // Shiki's inline styles would break the CSP; smart quotes would turn « " » into English ones.
  markdown: { syntaxHighlight: false, smartypants: false },
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
      scriptDirective: { hashes: [sha256(headScript)] },
    },
  },
  vite: {
    define: {
      'import.meta.env.PUBLIC_SUPABASE_URL': JSON.stringify(api),
      'import.meta.env.PUBLIC_SUPABASE_KEY': JSON.stringify(key),
      // The very text that the CSP's hash above was made from.
      'import.meta.env.HEAD_SCRIPT': JSON.stringify(headScript),
    },
  },
});

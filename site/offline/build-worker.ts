// Writes /sw.js once the pages are there: only then are the names of all scripts known.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** One plain script: a browser that knows service workers may not know modules in them. */
export async function bundleWorker(scripts: string[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { SCRIPTS: JSON.stringify(scripts) },
    build: {
      write: false,
      minify: true,
      lib: { entry: WORKER, formats: ['iife'], name: 'preau', fileName: 'sw' },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The service worker was not built.');
  return chunk.code;
}

/** Any part of a page may be asked for without a line, also one that a click loads. */
async function scriptsIn(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, '_astro')).catch(() => []);
  return files
    .filter((file) => /\.(?:css|js|woff2)$/.test(file))
    .sort()
    .map((file) => `/_astro/${file}`);
}

export function offlineWorker(): AstroIntegration {
  return {
    name: 'offline-worker',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        await writeFile(join(folder, 'sw.js'), await bundleWorker(await scriptsIn(folder)));
      },
    },
  };
}

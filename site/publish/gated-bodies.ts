// Takes the bodies of locked lessons out of Astro's output and puts them beside it, where the
// publisher finds them and no server looks.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkGatedHtml } from './gated-html.ts';

/** Folder of what a build gives beside the site: RELEASE_DIR, else `.release` next to the output. */
export function releaseDir(outDir: string): string {
  return process.env['RELEASE_DIR'] ?? join(dirname(outDir.replace(/\/$/, '')), '.release');
}

export function gatedBodies(): AstroIntegration {
  return {
    name: 'gated-bodies',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const outDir = fileURLToPath(dir);
        await moveGatedBodies(outDir, join(releaseDir(outDir), 'bodies'));
      },
    },
  };
}

export async function moveGatedBodies(outDir: string, target: string): Promise<void> {
  const source = join(outDir, 'gated');
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const lessons = await readdir(source).catch(() => []);
  try {
    for (const lesson of lessons) {
      const html = (await readFile(join(source, lesson, 'index.html'), 'utf8')).trim();
      checkGatedHtml(html, lesson);
      await writeFile(join(target, `${lesson}.html`), html);
    }
  } finally {
    // A body that fails the check must not stay behind in the output either.
    await rm(source, { recursive: true, force: true });
  }
}

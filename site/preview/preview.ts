// The preview server: `node site/preview/preview.ts` with PREVIEW_PORT and PREVIEW_SECRET.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';
import { failed, runApart, withoutKeys } from '../publish/apart.ts';
import type { BuiltPreview } from './build-preview.ts';
import { Previews } from './previews.ts';
import { createPreviewServer } from './serve-preview.ts';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`La variable ${name} manque : voyez DEPLOY.md.`);
  return value;
}

const secret = required('PREVIEW_SECRET');
const cmsUrl = required('CMS_URL').replace(/\/$/, '');
const folder = resolve(required('PREVIEW_DIR'));
// Drafts are not left lying about from one start to the next.
await rm(folder, { recursive: true, force: true });

const env = withoutKeys(process.env);
const previews = new Previews({
  folder,
  cmsUrl,
  build: async (order) => {
    const started = performance.now();
    const { preview } = await runApart<{ preview: BuiltPreview }>('../preview/build-preview.ts', {
      ...env,
      PREVIEW_ORDER: JSON.stringify(order),
    });
    console.log(`preview in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return preview;
  },
  faultOf: (error) => {
    if (!(error instanceof CmsError)) console.error(error);
    const { message, where } = failed(error, 'L’aperçu').failed;
    return { message, where };
  },
});

const port = Number(process.env['PREVIEW_PORT'] ?? 4322);
const host = process.env['HOST'] ?? '127.0.0.1';
const server = createPreviewServer({ secret, cmsUrl, previews });
server.listen(port, host, () => console.log(`http://${host}:${port}`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close(() => process.exit());
    server.closeAllConnections();
  });
}

import { symlink, unlink } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * Bodies compile to modules that import Astro's runtime. Where the content folder lies outside of
 * the project, they find it through this link.
 */
export async function linkModules(folder: string, root: string): Promise<void> {
  if (!relative(root, folder).startsWith('..')) return;
  const link = join(folder, 'node_modules');
  await unlink(link).catch(() => undefined);
  await symlink(join(root, 'node_modules'), link, 'junction');
}

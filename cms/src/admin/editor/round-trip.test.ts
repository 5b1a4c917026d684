// @vitest-environment jsdom
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mdxProblems } from '../../checks/mdx-check';
import { splitFrontMatter } from '../../seed/front-matter';
import { openEditor } from './open-editor';
import { meaningOf } from './same-text';
import { plainLinks } from './write-text';

const SEED = join(import.meta.dirname, '../../../seed');
const again = openEditor();

const bodies = globSync('**/*.mdx', { cwd: SEED }).map((path) => {
  const { body } = splitFrontMatter(readFileSync(join(SEED, path), 'utf8'));
  return [path, body] as const;
});

test.each(bodies)('%s is the same after the editor', (_, body) => {
  const written = again(plainLinks(body) ?? '');
  expect(meaningOf(written)).toBe(meaningOf(body));
  const unattached = (text: string) => mdxProblems(text, []).map(({ sentence }) => sentence);
  expect(unattached(written).toSorted()).toEqual(unattached(body).toSorted());
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

test('what is deployed and what is tested are the same versions', () => {
  const { imports } = read('supabase/functions/deno.json');
  const { devDependencies } = read('package.json');
  for (const [name, target] of Object.entries<string>(imports)) {
    if (!target.startsWith('npm:')) continue;
    expect(target).toBe(`npm:${name}@${devDependencies[name]}`);
  }
});

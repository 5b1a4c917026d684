// `npm run check`: format, lint, types, import direction, words. Every step runs even when an
// earlier one failed, so that one run shows all there is to mend.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { findBreaches } from './imports.ts';
import { findLiterals } from './literals.ts';

interface Step {
  name: string;
  run: () => boolean;
}

function command(name: string, ...words: string[]): Step {
  const [program = '', ...rest] = words;
  return {
    name,
    run: () => spawnSync(program, rest, { stdio: 'inherit', shell: false }).status === 0,
  };
}

function report(name: string, find: () => string[]): Step {
  return {
    name,
    run: () => {
      const lines = find();
      for (const line of lines) console.error(line);
      return lines.length === 0;
    },
  };
}

const functions = globSync('supabase/functions/*/index.ts');

const steps: Step[] = [
  command('messages', 'node', 'tests/check/messages.ts'),
  command('lint and format', 'biome', 'ci', '--error-on-warnings', '.'),
  command('format of .astro', 'prettier', '--check', '--log-level', 'warn', 'site/**/*.astro'),
  command('types', 'astro', 'check', '--minimumFailingSeverity', 'warning'),
  command(
    'types of functions',
    'deno',
    'check',
    '--quiet',
    '--node-modules-dir=manual',
    '--config',
    'supabase/functions/deno.json',
    ...functions,
  ),
  command('types of the CMS', 'cms/node_modules/.bin/tsc', '--noEmit', '-p', 'cms'),
  report('import direction', () =>
    findBreaches().map(({ file, target, rule }) => `${file} imports ${target}: ${rule}`),
  ),
  report('words in the catalogue', () =>
    findLiterals().map(
      ({ file, line, text }) => `${file}:${line} « ${text} » belongs in messages/fr.json`,
    ),
  ),
];

const failed = steps.filter(({ name, run }) => {
  const started = Date.now();
  const passed = run();
  console.log(`${passed ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return !passed;
});

console.log(`check: ${steps.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);

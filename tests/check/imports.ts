// One direction: site -> widgets -> supabase/types.ts, and no feature imports another.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Breach {
  file: string;
  target: string;
  rule: string;
}

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const SHARED_WIDGETS = new Set(['lib', 'ui']);
const PUBLISHER = /^site\/publish\//;

function resolve(file: string, target: string): string {
  if (target.startsWith('.')) return normalize(join(dirname(file), target));
  return target.replace(/^#(site|widgets|supabase)\//, '$1/');
}

const featureOf = (path: string) => /^widgets\/([^/]+)\//.exec(path)?.[1];

/** The rule that this import breaks, or nothing. */
export function breachOf(file: string, target: string): string | undefined {
  const to = resolve(file, target);
  const from = featureOf(file);
  const other = featureOf(to);
  const isTest = /\.test\.tsx?$/.test(file);

  if (file.startsWith('widgets/')) {
    if (to.startsWith('site/') || to.startsWith('astro:')) return 'widgets never import from site';
    if (to.startsWith('supabase/') && to !== 'supabase/types.ts') {
      return 'widgets know supabase/types.ts alone';
    }
    if (from && other && from !== other && !SHARED_WIDGETS.has(other)) {
      return 'a feature never imports another: move what they share to widgets/lib or widgets/ui';
    }
  }
  if (file.startsWith('site/') && !PUBLISHER.test(file) && to.startsWith('supabase')) {
    return 'site, its publisher apart, knows nothing of Supabase';
  }
  if (file.startsWith('site/') && !PUBLISHER.test(file) && /^@supabase\//.test(to)) {
    return 'site, its publisher apart, knows nothing of Supabase';
  }
  if (file.startsWith('supabase/functions/') && /^site\//.test(to)) {
    return 'functions never import from site';
  }
  if (!isTest && /(^|\/)(utils|helpers|misc)(\/|\.|$)/.test(to) && to.startsWith('widgets')) {
    return 'no utils, helpers or misc: name the file after its subject';
  }
  return undefined;
}

export function findBreaches(): Breach[] {
  const files = globSync([
    'site/**/*.{ts,tsx,astro}',
    'widgets/**/*.{ts,tsx}',
    'supabase/functions/**/*.ts',
  ]);
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, target = '']) => {
      const rule = breachOf(file, target);
      return rule ? [{ file, target, rule }] : [];
    }),
  );
}

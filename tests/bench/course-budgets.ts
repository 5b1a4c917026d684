// Twenty courses of fifty lessons, imported into Strapi, then pulled, built and released.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { askPublisher } from '../../site/publish/ask-publisher.ts';
import { loadConfig } from '../../supabase/local/config.ts';
import { cmsEnv } from '../../supabase/local/part-env.ts';
import { readStack } from '../stack.ts';
import { writeCourses } from './courses.ts';
import type { Measure } from './table.ts';

function importCourses(folders: string[]): number {
  const started = performance.now();
  // The publisher is asked once, at the end.
  const env = { ...cmsEnv(loadConfig()), PUBLISHER_URL: '' };
  const words = ['--opens-at', '2020-01-06T09:00:00+01:00'];
  for (const folder of folders) {
    const { status, stderr } = spawnSync(
      'node',
      ['cms/import/import-course.mjs', folder, ...words],
      { encoding: 'utf8', env },
    );
    if (status !== 0) throw new Error(`${folder} was not imported: ${stderr}`);
  }
  return (performance.now() - started) / 1000;
}

/** The most memory that this process held, in GB, as Linux says it. */
function peakOf(pid: number): number {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(peak ?? 0) / 1_000_000;
  } catch {
    return 0; // it has ended
  }
}

/** `npm run build` in a process of its own: seconds from start to end, and its peak. */
function build(home: string): Promise<{ seconds: number; peak: number }> {
  const { cmsUrl, siteUrl, apiUrl, secrets } = loadConfig();
  const env = {
    ...process.env,
    STRAPI_URL: cmsUrl,
    STRAPI_TOKEN: secrets.buildToken,
    SITE_URL: siteUrl,
    SUPABASE_URL: apiUrl,
    SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
    CONTENT_DIR: resolve(home, 'bench-content'),
    OUT_DIR: resolve(home, 'bench-dist'),
  };
  const started = performance.now();
  const child = spawn('node', ['site/publish/build.ts'], { stdio: 'inherit', env });
  let peak = 0;
  const watch = setInterval(() => {
    if (child.pid) peak = Math.max(peak, peakOf(child.pid));
  }, 100);
  return new Promise((done, fail) => {
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) return fail(new Error(`The build ended with code ${code}`));
      return done({ seconds: (performance.now() - started) / 1000, peak });
    });
  });
}

export async function measureCourses(home: string): Promise<Measure[]> {
  const folders = writeCourses(join(home, 'courses'));
  // One publication at the end, not one for each of a thousand saves.
  const publisher = readStack().pids['publisher'];
  if (!publisher) throw new Error('No publisher is running');
  process.kill(publisher, 'SIGSTOP');
  const imported = importCourses(folders);
  console.log(`${folders.length} courses imported in ${imported.toFixed(0)} s`);
  const { seconds, peak } = await build(home);
  process.kill(publisher, 'SIGCONT');
  const { status, body } = await askPublisher('/publish?wait');
  if (status !== 200) throw new Error(body.message);
  const steps = body.seconds ?? {};
  console.log(steps);
  return [
    { what: '20 courses of 50 lessons: pulled and built', value: seconds, unit: 's', budget: 30 },
    { what: '20 courses of 50 lessons: memory', value: peak, unit: 'GB', budget: 2 },
    {
      what: 'release of those lessons',
      value: steps['release'] ?? Number.NaN,
      unit: 's',
      budget: 5,
    },
    { what: 'a whole publication of them', value: steps['all'] ?? Number.NaN, unit: 's' },
  ];
}

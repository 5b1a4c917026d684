// 1.6 Mbit/s, 150 ms, CPU slowed four times, 390 px, empty cache, median of five visits.
import { signIn } from '../e2e/learners.ts';
import { readStack } from '../stack.ts';
import { addresses } from '../templates.ts';
import { measurePage } from './pages.ts';
import type { Measure } from './table.ts';

const KB = 1000;

/** The script that stands in every page, as it is sent. */
async function headScript(url: string): Promise<number> {
  const [, script = ''] = /<script>([^<]*)<\/script>/.exec(await (await fetch(url)).text()) ?? [];
  if (!script.includes('data-keep')) throw new Error(`No head script in ${url}`);
  return Buffer.byteLength(script);
}

export async function measurePages(): Promise<Measure[]> {
  const { siteUrl, demoAccounts } = readStack();
  const { open = '', locked = '', course = '' } = await addresses();
  const camille = demoAccounts.find(({ name }) => name === 'camille');
  if (!camille) throw new Error('No demo account camille');
  const session = await signIn(camille.email, camille.password);

  const lesson = await measurePage(`${siteUrl}${open}`);
  const shut = await measurePage(`${siteUrl}${locked}`);
  const signedIn = await measurePage(`${siteUrl}${open}`, session);
  const home = await measurePage(`${siteUrl}/cours/${course}/`);
  const inline = await headScript(`${siteUrl}${open}`);
  return [
    { what: 'every page: script in its head', value: inline / KB, unit: 'KB', budget: 1 },
    { what: 'text lesson, signed out: HTML', value: lesson.html / KB, unit: 'KB', budget: 14 },
    { what: 'text lesson, signed out: script files', value: lesson.scripts, unit: '', budget: 0 },
    { what: 'text lesson, signed out: LCP', value: lesson.lcp / 1000, unit: 's', budget: 0.9 },
    { what: 'text lesson, signed out: CLS', value: lesson.cls, unit: '', budget: 0 },
    { what: 'text lesson, signed out: everything', value: lesson.total / KB, unit: 'KB' },
    { what: 'locked lesson, signed out: script', value: shut.script / KB, unit: 'KB', budget: 6 },
    { what: 'locked lesson, signed out: LCP', value: shut.lcp / 1000, unit: 's' },
    {
      what: 'text lesson, signed in: script',
      value: signedIn.script / KB,
      unit: 'KB',
      budget: 140,
    },
    { what: 'text lesson, signed in: blocking', value: signedIn.blocking, unit: 'ms', budget: 100 },
    { what: 'text lesson, signed in: LCP', value: signedIn.lcp / 1000, unit: 's' },
    { what: 'course home, signed out: HTML', value: home.html / KB, unit: 'KB' },
    { what: 'course home, signed out: LCP', value: home.lcp / 1000, unit: 's' },
  ];
}

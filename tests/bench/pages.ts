// What a page costs a reader on a slow line and a slow telephone, in a real Chromium.
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../browser.ts';
import type { Session } from '../e2e/learners.ts';

/** 1.6 Mbit/s down and up, 150 ms there and back, CPU slowed four times. */
const LINE = { downloadThroughput: 200_000, uploadThroughput: 200_000, latency: 150 };
const CPU_SLOWED = 4;
const RUNS = 5;

export interface PageCost {
  /** Bytes of bodies over the line, compressed, as the browser counted them. */
  html: number;
  script: number;
  scripts: number;
  requests: number;
  /** Bytes of everything, headers included. */
  total: number;
  /** Milliseconds. */
  lcp: number;
  blocking: number;
  cls: number;
}

declare global {
  interface Window {
    cost: { lcp: number; cls: number; blocking: number };
  }
}

function observe(): void {
  window.cost = { lcp: 0, cls: 0, blocking: 0 };
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  watch('largest-contentful-paint', (entry) => {
    window.cost.lcp = entry.startTime;
  });
  watch('longtask', (entry) => {
    window.cost.blocking += Math.max(0, entry.duration - 50);
  });
  watch('layout-shift', (entry) => {
    if ('value' in entry && typeof entry.value === 'number') window.cost.cls += entry.value;
  });
}

interface Traffic {
  type: string;
  headers: number;
  all: number;
}

function countTraffic(client: CDPSession): Map<string, Traffic> {
  const traffic = new Map<string, Traffic>();
  client.on('Network.responseReceived', ({ requestId, type, response }) => {
    traffic.set(requestId, { type, headers: response.encodedDataLength, all: 0 });
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const entry = traffic.get(requestId);
    if (entry) entry.all = encodedDataLength;
  });
  return traffic;
}

async function measureOnce(context: BrowserContext, url: string): Promise<PageCost> {
  const page: Page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  await client.send('Network.emulateNetworkConditions', { offline: false, ...LINE });
  await client.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED });
  await page.addInitScript(observe);
  const traffic = countTraffic(client);
  await page.goto(url, { waitUntil: 'load' });
  // The page is at rest when nothing has been asked for and no task was long for two seconds.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const rest = () => setTimeout(resolve, 2000);
        let timer = rest();
        new PerformanceObserver(() => {
          clearTimeout(timer);
          timer = rest();
        }).observe({ entryTypes: ['resource', 'longtask'] });
      }),
  );
  const { lcp, cls, blocking } = await page.evaluate(() => window.cost);
  await page.close();
  const all = [...traffic.values()];
  const bytes = (types: string[]) =>
    all
      .filter(({ type }) => types.includes(type))
      .reduce((sum, entry) => sum + Math.max(0, entry.all - entry.headers), 0);
  return {
    html: bytes(['Document']),
    script: bytes(['Script']),
    scripts: all.filter(({ type }) => type === 'Script').length,
    requests: all.length,
    total: all.reduce((sum, entry) => sum + entry.all, 0),
    lcp,
    cls,
    blocking,
  };
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** The median of five visits with an empty cache. */
export async function measurePage(url: string, session?: Session): Promise<PageCost> {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  const costs: PageCost[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    if (session) {
      const value = JSON.stringify(session);
      await context.addInitScript((text) => localStorage.setItem('preau-session', text), value);
    }
    costs.push(await measureOnce(context, url));
    await context.close();
  }
  await browser.close();
  const of = (key: keyof PageCost) => median(costs.map((cost) => cost[key]));
  return {
    html: of('html'),
    script: of('script'),
    scripts: of('scripts'),
    requests: of('requests'),
    total: of('total'),
    lcp: of('lcp'),
    cls: of('cls'),
    blocking: of('blocking'),
  };
}

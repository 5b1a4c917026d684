import { expect, test } from 'vitest';
import { BROWSERS, browserName } from './browser-name.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const WEB_VIEW =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0';

const AGENTS = [
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0', 'firefox'],
  [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36`, 'chrome'],
  [`${WINDOWS} HeadlessChrome/156.0.0.0 Safari/537.36`, 'chrome'],
  [`${MAC} Version/18.6 Safari/605.1.15`, 'safari'],
  [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36 OPR/126.0.0.0`, 'opera'],
  [`${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 OPR/91.0.0.0`, 'opera'],
  ['Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18', 'opera'],
  [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'edge'],
  [`${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0`, 'edge'],
  [`${IPHONE} Version/18.6 Mobile/15E148 Safari/604.1`, 'iphone'],
  [`${IPHONE} CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1`, 'iphone'],
  [`${IPHONE} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`, 'iphone'],
  [`${IPHONE} Version/18.0 EdgiOS/142.0 Mobile/15E148 Safari/605.1.15`, 'iphone'],
  [
    'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1',
    'iphone',
  ],
  [`${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36`, 'android'],
  [`${ANDROID} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`, 'samsung'],
  [`${WEB_VIEW} Chrome/142.0.0.0 Mobile Safari/537.36`, 'mail'],
  [`${WEB_VIEW} Chrome/142.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0;]`, 'mail'],
  [`${IPHONE} Mobile/15E148`, 'mail'],
  [`${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/480.0]`, 'mail'],
  [`${IPHONE} Mobile/15E148 Instagram 400.0`, 'mail'],
  [`${IPHONE} GSA/390.0 Mobile/15E148 Safari/604.1`, 'mail'],
  [`${IPHONE} Mobile/15E148 Outlook-iOS/4.2`, 'mail'],
  [`${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36 OutlookMobile/4.2`, 'mail'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5', 'mail'],
  [MAC, 'mail'],
  ['curl/8.5', undefined],
  ['', undefined],
] as const;

test.each(AGENTS)('%s is %s', (agent, expected) => {
  expect(browserName(agent)).toBe(expected);
});

test('every tab is some reader’s own', () => {
  expect(new Set(AGENTS.flatMap(([, name]) => name ?? []))).toEqual(new Set(BROWSERS));
});

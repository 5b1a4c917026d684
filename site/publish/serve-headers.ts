// The headers of production. The page's own <meta> holds the hashes for scripts and styles; two
// policies intersect, so the header says only what a <meta> cannot, or should not alone.
import type { IncomingMessage } from 'node:http';

const CSP = "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'";
/** A drawing opened alone in a tab is a document: it gets no script and no origin. */
const SVG_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
/** The service worker asks its own site, and nobody else. */
const WORKER_CSP = "default-src 'none'; connect-src 'self'";
const YOUTUBE = '"https://www.youtube-nocookie.com"';
const PERMISSIONS = [
  `autoplay=(self ${YOUTUBE})`,
  `fullscreen=(self ${YOUTUBE})`,
  `picture-in-picture=(self ${YOUTUBE})`,
  ...['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ');

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
  ico: 'image/x-icon',
};

export function contentType(ext: string, mimes: Record<string, string>): string {
  return TYPES[ext] ?? mimes[ext] ?? 'application/octet-stream';
}

export function securityHeaders(request: IncomingMessage, ext: string): Record<string, string> {
  const headers: Record<string, string> = {
    'content-security-policy': cspFor(request, ext),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': PERMISSIONS,
    'cross-origin-opener-policy': 'same-origin',
  };
  if (isSecure(request)) {
    headers['strict-transport-security'] = 'max-age=31536000; includeSubDomains';
  }
  return headers;
}

function cspFor({ url }: IncomingMessage, ext: string): string {
  if (url === '/sw.js') return WORKER_CSP;
  return ext === 'svg' ? SVG_CSP : CSP;
}

export function isSecure(request: IncomingMessage): boolean {
  const forwarded = request.headers['x-forwarded-proto'];
  return 'encrypted' in request.socket || forwarded === 'https';
}

/** Files with their hash in the name never change; all else is asked again, and mostly answered 304. */
export function cacheControl(path: string): string {
  const isHashed = path.startsWith('/_astro/') || path.startsWith('/media/');
  return isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
}

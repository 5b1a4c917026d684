// The preview's own pages, and what it adds to each page of the site.
import { m } from '#messages';
import type { PreviewedEntry } from '../../cms/src/preview/preview-pass.ts';
import { cmsPath } from '../cms/entry-at-fault.ts';
import type { PreviewFault } from './previews.ts';

export const STYLE_PATH = '/_apercu/apercu.css';
export const START_PATH = '/_apercu/';
export const REFRESH_PATH = '/_apercu/refaire';

const REFRESH_SECONDS = 1;

export const STYLE = `
.preview-banner { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: baseline;
  margin: 0; padding: 0.5rem 1rem; background: #3d2c8d; color: #fff;
  font: 1rem/1.4 'Atkinson Hyperlegible Next', system-ui, sans-serif; }
.preview-banner a { color: inherit; text-underline-offset: 0.2em; min-height: 1.5rem; }
.preview-banner a:focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
.preview-own { margin: 0; min-height: 100vh; background: #fbf7f0; color: #23212b;
  font: 1.125rem/1.6 system-ui, sans-serif; }
.preview-own main { max-width: 36rem; margin: 0 auto; padding: 4rem 1.25rem; }
.preview-own h1 { font-size: 1.6rem; line-height: 1.25; }
.preview-own a { color: #3d2c8d; }
.preview-own ul { padding: 0; list-style: none; display: grid; gap: 0.75rem; }
.preview-fault { border-inline-start: 4px solid #b3261e; padding-inline-start: 1rem;
  overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  .preview-own { background: #1b1a22; color: #f1eee8; }
  .preview-own a { color: #c9bfff; }
  .preview-fault { border-color: #ff8a80; }
}
@media print { .preview-banner { display: none; } }
`;

export function waitingPage(): string {
  const refresh = `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">`;
  return page(
    m.preview_preparing(),
    `<h1 role="status">${escapeHtml(m.preview_preparing())}</h1><p>${escapeHtml(m.preview_preparing_help())}</p>`,
    refresh,
  );
}

export function faultPage(fault: PreviewFault, entry: PreviewedEntry, cmsUrl: string): string {
  const message = fault.message
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
  return page(
    m.preview_failed(),
    `<h1>${escapeHtml(m.preview_failed())}</h1><div class="preview-fault">${message}</div>
<p>${escapeHtml(m.preview_failed_help())}</p>
<ul><li>${link(placeOf(fault, entry, cmsUrl), m.preview_edit(), true)}</li>
<li>${link(REFRESH_PATH, m.preview_retry())}</li></ul>`,
  );
}

/** The page of the site as it was built, with the banner that says what it is. */
export function withBanner(
  html: string,
  { uid, documentId, status }: PreviewedEntry,
  cmsUrl: string,
) {
  const sentence = status === 'draft' ? m.preview_banner() : m.preview_banner_published();
  const edit = `${cmsUrl}/admin/${pathInCms(uid, documentId)}`;
  const banner = `<aside class="preview-banner" aria-label="${escapeHtml(m.preview_short())}"><strong>${escapeHtml(sentence)}</strong> ${link(REFRESH_PATH, m.preview_refresh())} ${link(edit, m.preview_edit(), true)}</aside>`;
  return html
    .replace('</head>', () => `<link rel="stylesheet" href="${STYLE_PATH}"></head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${banner}`);
}

function placeOf({ where }: PreviewFault, { uid, documentId }: PreviewedEntry, cmsUrl: string) {
  return `${cmsUrl}/admin/${cmsPath(where) ?? pathInCms(uid, documentId)}`;
}

function pathInCms(uid: string, documentId: string): string {
  return uid === 'api::setting.setting'
    ? `content-manager/single-types/${uid}`
    : `content-manager/collection-types/${uid}/${documentId}`;
}

/** The CMS refuses to stand in a frame: its pages open over the whole window. */
function link(href: string, text: string, isCms = false): string {
  const target = isCms ? ' target="_top"' : '';
  return `<a href="${escapeHtml(href)}"${target}>${escapeHtml(text)}</a>`;
}

function page(title: string, content: string, head = ''): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}<title>${escapeHtml(title)}</title><link rel="stylesheet" href="${STYLE_PATH}"></head><body class="preview-own"><main>${content}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/["&'<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}

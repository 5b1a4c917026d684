import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withOwnHashes } from './page-csp.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (policy: string) =>
  `<head><script>one()</script><style>a{}</style><script type="application/ld+json">{}</script>` +
  `<script type="module" src="/x.js"></script>` +
  `<meta http-equiv="content-security-policy" content="default-src 'self'; ${policy}"></head>`;

test('a page allows its own inline scripts and styles and no others', () => {
  const html = withOwnHashes(
    page("script-src 'self' 'sha256-elsewhere'; style-src 'self' 'sha256-x';"),
  );
  expect(html).toContain(
    `default-src 'self'; script-src 'self' ${hash('one()')}; style-src 'self' ${hash('a{}')};`,
  );
  expect(html).not.toContain('elsewhere');
});

test('a page that runs WebAssembly may, and no other', () => {
  const html = withOwnHashes(page("script-src 'self' 'wasm-unsafe-eval' 'sha256-x';"));
  expect(html).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash('one()')};`);
  expect(withOwnHashes(page("script-src 'self';"))).not.toContain('wasm');
});

test('a fragment without a policy stays as it is', () => {
  expect(withOwnHashes('<p>body</p>')).toBe('<p>body</p>');
});

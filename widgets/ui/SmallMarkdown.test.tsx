// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { XSS_CORPUS } from '../lib/xss-corpus.ts';
import { SmallMarkdown } from './SmallMarkdown.tsx';

afterEach(cleanup);

async function shown(text: string): Promise<HTMLElement> {
  const { container } = render(<SmallMarkdown text={text} />);
  await act(() => import('../lib/small-markdown.ts'));
  return container;
}

test('the text is there at once, its form a moment later', async () => {
  const { container } = render(<SmallMarkdown text={'**Bonjour**\n\nÀ tous'} />);
  expect(container.innerHTML).toBe('<p>**Bonjour**</p><p>À tous</p>');
  await act(() => import('../lib/small-markdown.ts'));
  expect(container.innerHTML).toBe('<p><strong>Bonjour</strong></p><p>À tous</p>');
});

test('a point of a list is its text, and a link is nobody’s recommendation', async () => {
  const container = await shown('- un\n- [deux](https://example.org)');
  expect(container.innerHTML).toBe(
    '<ul><li>un</li><li><a href="https://example.org/" rel="nofollow ugc noopener">deux</a></li></ul>',
  );
});

const ALLOWED = ['P', 'BR', 'CODE', 'PRE', 'A', 'EM', 'STRONG', 'UL', 'OL', 'LI'];
const ATTRIBUTES = ['href', 'rel', 'tabindex'];

test.each(XSS_CORPUS)('%j becomes no element but those of small Markdown', async (text) => {
  const container = await shown(text);
  for (const found of container.querySelectorAll('*')) {
    expect(ALLOWED).toContain(found.tagName);
    for (const { name } of found.attributes) expect(ATTRIBUTES).toContain(name);
  }
});

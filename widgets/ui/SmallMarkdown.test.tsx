// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { parseSmallMarkdown } from '../lib/small-markdown.ts';
import { XSS_CORPUS } from '../lib/xss-corpus.ts';
import { SmallMarkdown } from './SmallMarkdown.tsx';

vi.mock('../lib/small-markdown.ts', { spy: true });

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

test('a text is read once, however often it is shown again', async () => {
  const { rerender } = render(<SmallMarkdown text="*un*" />);
  await act(() => import('../lib/small-markdown.ts'));
  vi.mocked(parseSmallMarkdown).mockClear();
  rerender(<SmallMarkdown text="*deux*" />);
  for (const _ of Array(5)) rerender(<SmallMarkdown text="*deux*" />);
  expect(vi.mocked(parseSmallMarkdown).mock.calls).toEqual([['*deux*']]);
});

test('in a label, a text of one paragraph is none', async () => {
  const { container, rerender } = render(<SmallMarkdown text="Le *maire*" isInline />);
  await act(() => import('../lib/small-markdown.ts'));
  expect(container.innerHTML).toBe('<span>Le <em>maire</em></span>');
  rerender(<SmallMarkdown text={'un\n\ndeux'} isInline />);
  expect(container.innerHTML).toBe('<p>un</p><p>deux</p>');
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

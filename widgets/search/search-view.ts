// What a search shows. Elements and text nodes only: nothing of a page or a query is markup here.
import { m } from '#messages';
import type { Piece } from './excerpt.ts';
import type { Group } from './pagefind.ts';
import type { Answer, Result, Shelf } from './search.ts';

export type Actions = {
  searchExactly: () => void;
  showAll: (group: Group) => void;
};

const SHELF_NAMES: Record<Group, () => string> = {
  help: m.search_group_help,
  lesson: m.search_group_lessons,
  course: m.search_group_courses,
  editor: m.search_group_editors,
};

type Child = Node | string;

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Partial<Record<string, string>>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value ?? '');
  made.append(...children);
  return made;
}

function button(label: string, onClick: () => void, look = 'quiet'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `button button-${look}` }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** @param query as it was looked for. */
export function answerView(answer: Answer, query: string, actions: Actions): Child[] {
  if (answer.count === 0) return nothingFound();
  return [
    ...(answer.mended ? [mendedLine(answer.mended, query, actions)] : []),
    ...answer.shelves.map((shelf) => shelfView(shelf, actions)),
  ];
}

function mendedLine(mended: string, query: string, { searchExactly }: Actions): Child {
  return element(
    'p',
    { class: 'search-mended' },
    element('span', {}, m.search_mended({ words: mended })),
    ' ',
    button(m.search_exactly({ words: query }), searchExactly, 'plain'),
  );
}

function shelfView({ group, count, results }: Shelf, { showAll }: Actions): Child {
  const id = `search-${group}`;
  const more =
    count > results.length ? [button(m.search_more({ count }), () => showAll(group))] : [];
  return element(
    'section',
    { class: 'search-shelf', 'aria-labelledby': id, 'data-group': group },
    element('h2', { id }, SHELF_NAMES[group]()),
    element('ol', { class: 'search-results' }, ...results.map(resultView)),
    ...more,
  );
}

function resultView({ href, title, place, pieces }: Result): Child {
  const text =
    pieces.length > 0 ? [element('p', { class: 'search-excerpt' }, ...pieces.map(pieceView))] : [];
  return element(
    'li',
    {},
    element('a', { href }, title),
    ...(place ? [element('p', { class: 'search-place' }, place)] : []),
    ...text,
  );
}

function pieceView({ text, isMarked }: Piece): Child {
  return isMarked ? element('mark', {}, text) : text;
}

/** The live region above has said that there is nothing; this says what to do. */
function nothingFound(): Child[] {
  return [
    element(
      'div',
      { class: 'search-nothing' },
      element('p', {}, m.search_nothing_hint()),
      element('p', {}, element('a', { href: '/contact/' }, m.search_ask_us())),
    ),
  ];
}

export function failedView(onRetry: () => void): Child[] {
  return [
    element(
      'div',
      { class: 'notice notice-warning' },
      element('p', {}, m.search_failed()),
      button(m.search_retry(), onRetry),
    ),
  ];
}

/** What the live region says once the results stand there. */
export function countSentence({ count }: Answer, query: string): string {
  if (count === 0) return m.search_nothing({ words: query });
  return count === 1 ? m.search_count_one() : m.search_count({ count });
}

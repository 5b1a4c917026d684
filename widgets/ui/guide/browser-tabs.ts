import { browserName } from '../../lib/browser-name.ts';
import type { GuideWords } from './guide-words.ts';

const KEYS: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

let count = 0;

/** The sections of a text « selon votre navigateur » become tabs, the reader's own in front. */
export function browserTabs(box: HTMLElement, words: GuideWords): void {
  const panels = [...box.querySelectorAll<HTMLElement>('[data-browser]')];
  const own = browserName(navigator.userAgent);
  const tabs = panels.map((panel) => tabFor(panel, panel.dataset['browser'] === own, words));

  const show = (chosen: number) => {
    tabs.forEach((tab, index) => {
      tab.setAttribute('aria-selected', String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      const panel = panels[index];
      if (panel) panel.hidden = index !== chosen;
    });
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => show(index));
    tab.addEventListener('keydown', (event) => {
      const next = KEYS[event.key]?.(index, tabs.length - 1);
      if (next === undefined) return;
      event.preventDefault();
      show(next);
      tabs[next]?.focus();
    });
  });

  const list = document.createElement('div');
  list.className = 'browser-tabs';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', words.browsers);
  list.append(...tabs);
  panels[0]?.before(list);
  show(
    Math.max(
      0,
      panels.findIndex((panel) => panel.dataset['browser'] === own),
    ),
  );
}

function tabFor(panel: HTMLElement, isOwn: boolean, words: GuideWords): HTMLButtonElement {
  const heading = panel.querySelector<HTMLElement>('.browser-name');
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.textContent = heading?.textContent ?? '';
  if (isOwn) tab.append(` (${words.own})`);
  count += 1;
  tab.id = `navigateur-${count}`;
  panel.id = `navigateur-${count}-texte`;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', panel.id);
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', tab.id);
  panel.tabIndex = 0;
  // The tab says it now; on paper the heading does.
  if (heading) heading.hidden = true;
  return tab;
}

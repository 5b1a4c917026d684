export type HelpPage = {
  title: string;
  /** Holds the page's text with the page's own style, apart from the page that it opens in. */
  box: HTMLElement;
  /** The passage that the address names. */
  passage: Element | null;
};

/** Fetches one of our own help pages, and takes its text out of it. */
export async function readHelpPage(href: string): Promise<HelpPage> {
  const address = new URL(href, location.href);
  if (address.origin !== location.origin) throw new Error('not a page of ours');
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`help answered ${answer.status}`);
  const { html, sheet } = withoutStyle(await answer.text());
  const page = new DOMParser().parseFromString(html, 'text/html');
  const guide = page.querySelector('preau-guide');
  const text = guide?.querySelector('.prose');
  if (!guide || !text) throw new Error('no help in this page');

  // Nothing of the sort stands in a text; if it ever did, it would have no place here.
  for (const part of text.querySelectorAll('script, style, link, iframe, astro-island')) {
    part.remove();
  }
  for (const link of text.querySelectorAll('a')) direct(link, address);
  const lead = page.querySelector('main > .lead');
  guide.replaceChildren(...(lead ? [lead] : []), text);

  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(document.importNode(guide, true));
  const passage = address.hash
    ? root.getElementById(decodeURIComponent(address.hash.slice(1)))
    : null;
  return { title: page.querySelector('h1')?.textContent?.trim() ?? '', box, passage };
}

/** Links lead on in the panel, or to a tab of their own: the page below holds what was typed. */
function direct(link: HTMLAnchorElement, page: URL): void {
  const target = new URL(link.getAttribute('href') ?? '', page);
  const isHelp = target.origin === page.origin && /^\/aide\/[^/]+\/[^/]+\/$/.test(target.pathname);
  if (isHelp) {
    link.setAttribute('href', target.pathname + target.hash);
    link.dataset['help'] = '';
    return;
  }
  link.target = '_blank';
  link.rel = 'noopener';
}

/**
 * What the page carries in its head, as a constructed sheet, which needs no leave of the policy: the
 * parser would hold each inline style against the policy of the page that one is on.
 */
function withoutStyle(source: string): { html: string; sheet: CSSStyleSheet } {
  const texts: string[] = [];
  const html = source.replaceAll(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, text: string) => {
    texts.push(text);
    return '';
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(texts.join('\n'));
  return { html, sheet };
}

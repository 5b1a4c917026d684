const added = new Map<string, Promise<void>>();

/** Gives the page a style sheet for good. Settles when it holds; without it a part is plain, and there. */
export function addSheet(href: string): Promise<void> {
  const known = added.get(href);
  if (known) return known;
  const adding = adopt(href).catch(() => {
    added.delete(href);
  });
  added.set(href, adding);
  return adding;
}

// Not as a <link> in the part: put before another sheet, or taken away, it makes Chromium load all
// fonts anew. Those that came too late for `font-display: optional` are then there at once, the text
// moves by lines, and who is pressing « Valider » lets go of something else. This one comes last.
async function adopt(href: string): Promise<void> {
  // By this header the development server knows that a style is wanted, and not a module.
  const answer = await fetch(href, { headers: { accept: 'text/css' } });
  if (!answer.ok) throw new Error(`${href} answered ${answer.status}`);
  const sheet = await new CSSStyleSheet().replace(await answer.text());
  document.adoptedStyleSheets.push(sheet);
}

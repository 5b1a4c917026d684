// A gated body is injected into a page under a strict CSP, for people who are signed in. What could
// run, load code or break the page's policy is refused, whoever made it: an editor or a component.
import { htmlToHast } from 'satteri';
import { z } from 'zod';

type HtmlNode = {
  type: string;
  tagName?: string | undefined;
  value?: string | undefined;
  properties?: Record<string, unknown> | undefined;
  children?: HtmlNode[] | undefined;
};

const HtmlNode: z.ZodType<HtmlNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    tagName: z.string().optional(),
    value: z.string().optional(),
    properties: z.record(z.string(), z.unknown()).optional(),
    children: z.array(HtmlNode).optional(),
  }),
);

const REFUSED_TAGS = new Set(
  (
    'script style link meta base iframe frame frameset object embed applet form template noscript slot ' +
    'portal astro-island html head body title animate animatetransform animatemotion set math ' +
    'foreignobject xmp plaintext'
  ).split(' '),
);
const ADDRESSES = new Set([
  'href',
  'src',
  'poster',
  'cite',
  'action',
  'data',
  'background',
  'ping',
]);
// Browsers drop tabs and line breaks, and take a backslash for a slash: « /\evil » would leave the site.
const SAFE_ADDRESS = /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#|\?)[^\\\p{Cc}]*$/iu;

/** Throws when the body of a lesson holds anything that must not be injected. */
export function checkGatedHtml(html: string, lessonId: string): void {
  const refuse = (what: string): never => {
    throw new Error(`gated body of lesson ${lessonId}: ${what}`);
  };
  if (html.includes('/_astro/')) refuse('names a file of /_astro/');
  const visit = (node: HtmlNode): void => {
    if (node.type === 'doctype') refuse(`holds a ${node.type}`);
    const tag = node.tagName?.toLowerCase();
    if (tag && REFUSED_TAGS.has(tag)) refuse(`holds <${tag}>`);
    for (const [name, value] of Object.entries(node.properties ?? {})) {
      checkAttribute(tag ?? '', name.toLowerCase(), String(value), refuse);
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(HtmlNode.parse(htmlToHast(html, { fragment: true })));
}

function checkAttribute(
  tag: string,
  name: string,
  value: string,
  refuse: (what: string) => never,
): void {
  if (name === 'style' || name === 'srcdoc' || name.startsWith('on') || name === 'formaction') {
    refuse(`<${tag} ${name}>`);
  }
  if ((ADDRESSES.has(name) || name.endsWith('href')) && !SAFE_ADDRESS.test(value)) {
    refuse(`<${tag} ${name}="${value.slice(0, 80)}">`);
  }
}

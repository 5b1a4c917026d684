import { CmsError } from './cms-error.ts';

// A drawing is shown by <img>, where nothing in it runs; opened alone in a tab it would.
const ACTIVE = [
  /<\s*(\w+:)?(script|foreignobject|iframe|embed|object|handler|listener|set|animate\w*)\b/i,
  /\son\w+\s*=/i,
  /(javascript|vbscript)\s*:/i,
  /(href|src)\s*=\s*["']?\s*(?!#|data:image\/(png|jpeg|webp|gif))[^"'\s>]/i,
  /<!(ENTITY|DOCTYPE[^>]*\[)/i,
  /@import|url\(\s*["']?(?!#)/i,
];

/** Refuses an SVG that holds script, handlers, or anything fetched from elsewhere. */
export function refuseActiveSvg(name: string, text: string): void {
  // Character references hide words from the patterns above.
  const plain = text.replaceAll(/&#(?:x([0-9a-f]+)|(\d+));?/gi, (_, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
  if (!/<svg[\s>]/i.test(plain) || ACTIVE.some((pattern) => pattern.test(plain))) {
    throw new CmsError(
      `Le dessin SVG « ${name} » contient du script ou un lien vers un autre site : il est refusé. Enregistrez-le de nouveau en « SVG simple », ou en PNG.`,
      { collection: 'fichier', entry: name },
    );
  }
}

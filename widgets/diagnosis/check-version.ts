// The script of every page does the same (site/layouts/head.js), which the build numbers.
const VERSION = / data-v="(\w+)"/;

/** The version that a page of ours says it has; null for any other page. */
export const versionIn = (html: string): string | null => VERSION.exec(html)?.[1] ?? null;

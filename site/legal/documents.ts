// What the database keeps of the pages that people read or accept.
import { createHash } from 'node:crypto';
import type { Settings } from '../cms/content.schema.ts';
import type { Content } from '../cms/write-content.ts';
import { factsOf, type LegalField, type LegalPart, readFact } from './facts.ts';
import { DOCUMENTS } from './pages.ts';

export type LegalDocument = {
  document: string;
  version: string;
  title: string;
  /** The text as people can read it, with the facts in their places. */
  text: string;
  textHash: string;
};

export function documentsOf({ pages, settings }: Content): LegalDocument[] {
  return DOCUMENTS.map((document) => {
    const page = pages.find(({ data }) => data.slug === document);
    if (!page?.data.version) throw new Error(`no version of ${document}: the pull refuses this`);
    const text = documentText(page.data.title, page.mdx, settings.data as Settings);
    return {
      document,
      version: page.data.version,
      title: page.data.title,
      text,
      textHash: createHash('sha256').update(text).digest('hex'),
    };
  });
}

/** Spaces at the ends of lines and empty lines more or less are not another text. */
export function documentText(title: string, mdx: string, settings: Settings): string {
  const filled = mdx
    .replaceAll(/<Legal\s+field="(\w+)"\s*\/>/g, (_, field: LegalField) =>
      readFact(field, settings),
    )
    .replaceAll(/<LegalFacts\s+part="(\w+)"\s*\/>/g, (_, part: LegalPart) =>
      factsOf(part, settings)
        .map(({ label, value }) => `- ${label} : ${value}`)
        .join('\n'),
    );
  return `# ${title}\n\n${filled}\n`
    .normalize('NFC')
    .replaceAll(/[ \t\r]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Titles of what was mended since, under a version that stays: the editor is told so. */
export function mendedTexts(before: LegalDocument[], after: LegalDocument[]): LegalDocument[] {
  return after.filter((now) =>
    before.some(
      (old) =>
        old.document === now.document &&
        old.version === now.version &&
        old.textHash !== now.textHash,
    ),
  );
}

import { outsideCode } from './code';
import type { Notes } from './notes';

/** Turns what only VuePress understands into Markdown. */
export function withoutVue(source: string, notes: Notes): string {
  return outsideCode(source, (text) =>
    text
      .replace(/^[ \t]*\[\[toc\]\][ \t]*$/gim, () => {
        notes.add('sommaire automatique retiré');
        return '';
      })
      .replace(/<CurrentGroupToc\s*(?:\/>|>\s*(?:<\/CurrentGroupToc>)?)/g, () => {
        notes.add('sommaire automatique retiré');
        return '';
      })
      .replace(/<Button\s+([^<>]*?)\/?>(?:\s*<\/Button>)?/g, (_, attributes: string) => {
        notes.add('bouton changé en lien');
        return `\n\n[${attributeOf(attributes, 'text')}](<${attributeOf(attributes, 'link')}>)\n\n`;
      })
      .replace(/<br(?![\w-])[ \t]*(?!\s*\/?>)/gi, () => {
        notes.add('balise <br corrigée');
        return '<br>';
      }),
  );
}

function attributeOf(attributes: string, name: string) {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1] ?? '';
}

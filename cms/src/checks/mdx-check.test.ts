import { expect, test } from 'vitest';
import { mdxProblems } from './mdx-check.ts';

const lines = (source: string, files: string[] = []) =>
  mdxProblems(source, files).map(({ line, sentence }) => `${line} ${sentence}`);

test('Markdown and the known components pass', () => {
  const source = [
    '# Titre',
    '<Callout kind="tip" title="Astuce">\n\nUn [lien](https://exemple.fr), [un autre](/aide/), [ici](#la), [écrire](mailto:a@b.fr), [plan](plan.png).\n\n</Callout>',
    '<Figure file="plan.png" alt="Le plan" /> et <Key>Ctrl</Key><br />',
    '![Le plan](plan.png)',
    '<Browsers>\n\n<Browser name="mail">\n\nChoisissez « <Label name="progress_validate" /> ».\n\n</Browser>\n\n</Browsers>',
    '<Clip file="plan.png" alt="On appuie" />',
    'Écrivez à <Legal field="contactEmail" />.\n\n<LegalFacts part="publisher" />',
    '| a | b |\n|---|---|\n| 1 | \\{2\\} |',
    '```js\nimport x from "y"; {z}\n```',
  ].join('\n\n');
  expect(lines(source, ['plan.png'])).toEqual([]);
});

test.each([
  ['un\n\nimport x from "y"', /^3 « import » et « export »/],
  ['export const a = 1', /^1 « import » et « export »/],
  ['un {process.exit()} deux', /^1 le texte entre accolades/],
  ['un\n\n{1 + 1}', /^3 le texte entre accolades/],
  ['un\n\n<Danger />', /^3 « Danger » n’est pas un composant connu/],
  ['<script>alert(1)</script>', /^1 « script » n’est pas un composant connu/],
  ['<Callout kind={evil()}>x</Callout>', /entre guillemets/],
  ['<Callout {...evil} kind="tip">x</Callout>', /entre guillemets/],
  ['<Key onClick>x</Key>', /entre guillemets/],
  ['<Figure file="plan.png" />', /il manque « alt »/],
  ['<Figure file="absent.png" alt="x" />', /« absent.png » n’est pas joint/],
  ['<Callout kind="danger">x</Callout>', /^1 <Callout> ne connaît pas kind="danger"\. Choisissez/],
  [
    '<LegalFacts part="secret" />',
    /ne connaît pas part="secret"\. Choisissez parmi.*publisher, host/,
  ],
  ['<Callout>x</Callout>', /il manque « kind » dans <Callout>\. Écrivez par exemple kind="info"/],
  [
    '<Accordion title="a" open="x">y</Accordion>',
    /n’a pas d’attribut « open »\. Attributs permis : title/,
  ],
  ['un\n\n[x](javascript:alert(1))', /^3 le lien « javascript:alert\(1\) » n’est pas accepté/],
  ['[x][y]\n\n[y]: vbscript:x', /^3 le lien « vbscript:x »/],
  ['![x](https://ailleurs.fr/x.png)', /n’est pas joint/],
  ['un\n\n<Callout kind="tip">', /^\d+ une balise n’est pas fermée/],
  ['un { deux', /^1 une balise n’est pas fermée/],
])('%j is refused with its line', (source, expected) => {
  expect(lines(source, ['plan.png'])[0]).toMatch(expected);
});

import { describe, expect, test } from 'vitest';
import { type Body, passGate } from './mdx-gate.ts';

const files = new Map([
  ['plan.png', 'aaa-0123456789ab.png'],
  ['Mon kit.odt', 'bbb-0123456789ab.odt'],
  ['film.mp4', 'ccc-0123456789ab.mp4'],
]);
const body = (text: string): Body => ({
  text,
  collection: 'leçon',
  entry: 'intro',
  field: 'body',
  files,
});
const pass = (text: string) => passGate(body(text)).mdx;

describe('what an editor may write', () => {
  test.each([
    ['# Titre\n\nDu **gras**, du `code {x}` et une liste :\n\n- un\n- deux\n'],
    ['| a | b |\n|---|---|\n| c | d |\n'],
    ['```js\nimport x from "y"; {evil()}\n<script>\n```\n'],
    ['Une note[^1].\n\n[^1]: La note.\n'],
    ['<Callout kind="tip" title="Astuce">\n\nTexte\n\n</Callout>\n'],
    ['H<sub>2</sub>O et <abbr title="Conseil municipal">CM</abbr><br/>\n'],
    [
      '[site](https://exemple.fr/a?b=c#d), [nous](/aide/), [plus bas](#la), <a href="tel:+331">tel</a>\n',
    ],
    ['Écrire à contact@exemple.fr ou voir https://exemple.fr\n'],
    ['Accolade \\{ écrite \\}, et 3 \\< 4, 5 < 6\n'],
    ['<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>\n'],
    ['« L’été », dit-elle ; à 9 h 30 !\n'],
    ['Choisissez <Label name="progress_validate" />, puis lisez.\n'],
    ['<Browsers>\n\n<Browser name="firefox">\n\n1. Un\n\n</Browser>\n\n</Browsers>\n'],
    ['Écrivez à <Legal field="contactEmail" />.\n\n<LegalFacts part="publisher" />\n'],
  ])('passes unchanged: %s', (text) => {
    expect(pass(text)).toBe(text);
  });

  test.each([
    [
      '![Le plan](plan.png "Salle")',
      '<Picture file="aaa-0123456789ab.png" alt="Le plan" title="Salle" />',
    ],
    [
      '![plan][p]\n\n[p]: plan.png',
      '<Picture file="aaa-0123456789ab.png" alt="plan" />\n\n[p]: plan.png',
    ],
    ['<img src="plan.png" alt="x" />', '<Picture file="aaa-0123456789ab.png" alt="x" />'],
    [
      '![a "b" \\{c\\} \\<d>](plan.png)',
      '<Picture file="aaa-0123456789ab.png" alt="a &#34;b&#34; &#123;c&#125; &#60;d&#62;" />',
    ],
    [
      'Voir [le **kit**](<Mon kit.odt>).',
      'Voir <FileLink file="bbb-0123456789ab.odt">le **kit**</FileLink>.',
    ],
    ['[kit](Mon%20kit.odt)', '<FileLink file="bbb-0123456789ab.odt">kit</FileLink>'],
    [
      '| a |\n|---|\n| ![x](plan.png) |',
      '| a |\n|---|\n| <Picture file="aaa-0123456789ab.png" alt="x" /> |',
    ],
    [
      '<Figure file="plan.png" alt=\'L"été\' caption="c" />',
      '<Figure file="aaa-0123456789ab.png" alt=\'L"été\' caption="c" />',
    ],
    [
      '<Video file="film.mp4"\n  poster="plan.png"\n/>',
      '<Video file="ccc-0123456789ab.mp4"\n  poster="aaa-0123456789ab.png"\n/>',
    ],
    [
      '[![x](plan.png)](https://a.fr)',
      '[<Picture file="aaa-0123456789ab.png" alt="x" />](https://a.fr)',
    ],
  ])('names files by id: %s', (text, expected) => {
    expect(pass(text)).toBe(expected);
  });

  test('tells which files the body uses', () => {
    expect(passGate(body('![x](plan.png) ![y](plan.png)')).files).toEqual(['aaa-0123456789ab.png']);
  });
});

describe('what never reaches the build', () => {
  test.each([
    ["import fs from 'node:fs'"],
    ['export const x = process.env.STRAPI_TOKEN'],
    ["texte\n\nimport fs from 'fs'\n\ntexte"],
    ['export default function () { return 1 }'],
    ["import('node:child_process')\n\n{1}"],
    ['{process.env.STRAPI_TOKEN}'],
    ['texte {1 + 1} texte'],
    ['{/* un commentaire */}'],
    ['- liste\n  {evil()}'],
    ['> {evil()}'],
    ['| a |\n|---|\n| {evil()} |'],
    ['# {evil()}'],
    ['[{evil()}](https://a.fr)'],
    ['<Callout kind={evil()}>x</Callout>'],
    ['<Callout {...props} kind="tip">x</Callout>'],
    ['<Callout kind="tip" onclick="evil()">x</Callout>'],
    ['<Callout kind="tip" set:html="<script>">x</Callout>'],
    ['<Callout kind="tip" client:load="">x</Callout>'],
    ['<Callout kind="tip" is:raw>x</Callout>'],
    ['<Callout kind="autre">x</Callout>'],
    ['<Callout>x</Callout>'],
    ['<Inconnu />'],
    ['<constructor />'],
    ['<__proto__ />'],
    ['<Callout.Evil kind="tip" />'],
    ['<svg:script />'],
    ['<>fragment</>'],
    ['<Picture file="aaa-0123456789ab.png" />'],
    ['<script>alert(1)</script>'],
    ['<script src="https://a.fr/x.js" />'],
    ['<style>body{}</style>'],
    ['<style>body</style>'],
    ['<iframe src="https://a.fr"></iframe>'],
    ['<object data="x" />'],
    ['<form action="/x"><input name="a"/></form>'],
    ['<base href="https://a.fr/" />'],
    ['<meta http-equiv="refresh" content="0" />'],
    ['<link rel="stylesheet" href="https://a.fr" />'],
    ['<div style="position:fixed">x</div>'],
    ['<div class="board">x</div>'],
    ['<div id="main">x</div>'],
    ['<p onmouseover="evil()">x</p>'],
    ['<astro-island component-url="https://a.fr/x.js"></astro-island>'],
    ['<preau-video></preau-video>'],
    ['<a href="javascript:evil()">x</a>'],
    ['<a href="&#106;avascript:evil()">x</a>'],
    ['<a href="data:text/html,x">x</a>'],
    ['<a href="https://a.fr" onclick="x">x</a>'],
    ['[x](javascript:evil())'],
    ['[x](JaVaScRiPt:evil())'],
    ['[x](&#x6A;avascript:evil())'],
    ['[x](<java\tscript:evil()>)'],
    ['[x](data:text/html;base64,AAAA)'],
    ['[x](vbscript:evil())'],
    ['[x](//mechant.fr)'],
    ['[x](/\\mechant.fr)'],
    ['[x](file:///etc/passwd)'],
    ['[x][y]\n\n[y]: javascript:evil()'],
    ['[y]: javascript:evil()'],
    ['[x](../../etc/passwd)'],
    ['![x](https://traceur.fr/p.gif)'],
    ['![x](//traceur.fr/p.gif)'],
    ['![x](data:image/svg+xml,<svg/onload=evil()>)'],
    ['![x](absent.png)'],
    ['![x](../plan.png)'],
    ['![x](./plan.png)'],
    ['<img src="https://traceur.fr/p.gif" alt="" />'],
    ['<img src="plan.png" onerror="x" />'],
    ['<Figure file="absent.png" alt="x" />'],
    ['<Figure file="plan.png" />'],
    ['<Download file="Mon kit.odt" label={"x"} />'],
    ['<Label name="absent" />'],
    ['<Label name="toString" />'],
    ['<Browser name="netscape">x</Browser>'],
    ['<Clip file="film.mp4" />'],
    ['<Clip file="https://traceur.fr/x.mp4" alt="x" />'],
    ['<Key>{evil()}</Key>'],
    ['<!-- commentaire -->'],
    ['<b>pas fermé'],
    ['texte { pas fermé'],
  ])('%s', (text) => {
    expect(() => pass(text)).toThrow(/^leçon « intro » : le champ body, ligne \d+, /);
  });

  test('names the line, and says what to do', () => {
    expect(() => pass('un\n\ndeux\n\n![x](absent.png)')).toThrowErrorMatchingInlineSnapshot(
      `[CmsError: leçon « intro » : le champ body, ligne 5, nomme le fichier « absent.png », qui n’est pas joint à cette page. Ajoutez-le aux fichiers joints, ou corrigez son nom.]`,
    );
    expect(() => pass('un\n\n<Truc />')).toThrowErrorMatchingInlineSnapshot(
      `[CmsError: leçon « intro » : le champ body, ligne 3, utilise la balise inconnue « <Truc> ».]`,
    );
    expect(() => pass('un\n\n- <Label name="absent" />')).toThrowErrorMatchingInlineSnapshot(
      `[CmsError: leçon « intro » : le champ body, ligne 3, cite le libellé « absent », qui n’existe pas, ou plus, dans les textes du site. Choisissez-en un autre.]`,
    );
    expect(() => pass('un\n{x}')).toThrow(/ligne 2, contient du code entre accolades/);
  });
});

test('what only the parser of the build cannot read is refused by name and line too', () => {
  expect(() => pass('Voir\n\n<a href="https://exemple.fr">\t</a>\n')).toThrow(
    /leçon « intro » : le champ body, ligne 3, ne se lit pas/,
  );
});

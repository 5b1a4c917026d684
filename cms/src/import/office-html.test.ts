import { expect, test } from 'vitest';
import { mdxProblems } from '../checks/mdx-check.ts';
import { htmlToMdx } from './office-html.ts';

function paste(html: string) {
  const { mdx, pictures, notes } = htmlToMdx(html, { pictureName: 'image-collee' });
  const names = pictures.map(({ name }) => name);
  expect(mdxProblems(mdx, names)).toEqual([]);
  return { mdx, pictures, notes: String(notes) };
}

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

// As Word 365 puts it on the clipboard of Windows.
const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/Aude/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-parent:""; margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
-->
</style>
</head>
<body lang=FR link="#0563C1" vlink="#954F72" style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
<h1><span style='mso-fareast-font-family:"Times New Roman"'>Préparer la réunion<o:p></o:p></span></h1>
<p class=MsoNormal>Trois choses <b><span style='color:red'>à ne pas
oublier</span></b>, dit <i>Camille</i><span style='mso-spacerun:yes'>&nbsp;</span>:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>La salle<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>les clés<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>L’ordre du jour<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Accueillir<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Voir <a
href="https://exemple.fr/guide">le guide</a> et <a href="#_Toc1234">plus haut</a><o:p></o:p></p>
<h2>Un tableau</h2>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=302 valign=top style='width:226.5pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Quoi<o:p></o:p></b></p></td>
  <td width=302 valign=top><p class=MsoNormal><b>Qui<o:p></o:p></b></p></td>
 </tr>
 <tr>
  <td width=302 valign=top><p class=MsoNormal>Chaises<o:p></o:p></p><p class=MsoNormal>Tables<o:p></o:p></p></td>
  <td width=302 valign=top><p class=MsoNormal>Aude {A}<o:p></o:p></p></td>
 </tr>
</table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Image_x0020_1"><v:imagedata src="file:///C:/Users/Aude/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
width=200 height=100 src="file:///C:/Users/Aude/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" alt="La salle" v:shapes="Image_x0020_1"><![endif]></p>
<p class=MsoNormal>10 m<sup>2</sup>, fin.<script>alert(1)</script><o:p></o:p></p>
<!--EndFragment-->
</body>
</html>`;

test('Word: titles, real and fake lists, links and tables stay, looks go', () => {
  const { mdx, notes } = paste(WORD);
  expect(mdx).toBe(
    [
      '## Préparer la réunion',
      'Trois choses **à ne pas oublier**, dit *Camille*\u00a0:',
      '- La salle\n  - les clés\n- L’ordre du jour',
      '1. Accueillir\n2. Voir [le guide](https://exemple.fr/guide) et plus haut',
      '### Un tableau',
      '| Quoi | Qui |\n| - | - |\n| Chaises<br />Tables | Aude \\{A} |',
      '10 m<sup>2</sup>, fin.',
    ].join('\n\n'),
  );
  expect(notes).toContain('image qui n’est pas venue avec le texte');
  expect(notes).toContain('lien vers un endroit du document, gardé comme texte');
});

// As Writer 24 does.
const LIBRE_OFFICE = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 24.8.2.1 (Linux)"/>
	<style type="text/css">
		@page { size: 21cm 29.7cm; margin: 2cm }
		p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
	</style>
</head>
<body lang="fr-FR" link="#000080" vlink="#800000" dir="ltr"><h2 class="western">
Avant la réunion</h2>
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt">Un
mot en <b>gras</b>, un en <i>italique</i>, <u>souligné</u>.</font></font></p>
<ol>
	<li><p style="margin-bottom: 0cm">Un</p>
	<ul>
		<li><p style="margin-bottom: 0cm">dedans</p></li>
	</ul>
	</li>
	<li><p style="margin-bottom: 0cm">Deux</p></li>
</ol>
<p style="margin-bottom: 0cm"><br/>

</p>
<table width="665" cellpadding="4" cellspacing="0">
	<col width="324"/>
	<col width="324"/>
	<tr valign="top"><th width="324"><p align="center">Quoi</p></th><th width="324"><p>Qui</p></th></tr>
	<tr valign="top"><td width="324"><p>Chaises</p></td><td width="324"><p><br/></p></td></tr>
</table>
<p><img src="data:image/png;base64,${PIXEL}" name="Image1" alt="Le plan" align="bottom" width="1" height="1" border="0"/>
</p>
<p>Voir <a href="https://exemple.fr/"><font color="#000080"><u>le site</u></font></a>.</p>
</body>
</html>`;

test('LibreOffice: pictures come along, as figures', () => {
  const { mdx, pictures } = paste(LIBRE_OFFICE);
  expect(mdx).toBe(
    [
      '## Avant la réunion',
      'Un mot en **gras**, un en *italique*, souligné.',
      '1. Un\n   - dedans\n2. Deux',
      '| Quoi | Qui |\n| - | - |\n| Chaises | |',
      '<Figure file="image-collee-1.png" alt="Le plan" />',
      'Voir [le site](https://exemple.fr/).',
    ].join('\n\n'),
  );
  expect(pictures).toEqual([
    { name: 'image-collee-1.png', type: 'image/png', base64: PIXEL, alt: 'Le plan' },
  ]);
});

// As Google Docs does, in Chrome.
const GOOGLE_DOCS = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f2d5c1a-7fff-3d07-8f5e-0a1b2c3d4e5f"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;margin-bottom:6pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;font-style:normal;">Un titre</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;">Un mot en </span><span style="font-size:11pt;font-weight:700;">gras</span><span style="font-weight:400;"> et </span><span style="font-weight:400;font-style:italic;">penché</span><span style="font-weight:400;">, </span><a href="https://exemple.fr/" style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;text-decoration:underline;">un lien</span></a><span>.</span></p><ul style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">un</span></p></li><ul style="margin-top:0;"><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>dedans</span></p></li></ul><li dir="ltr"><p dir="ltr" role="presentation"><span>deux</span></p></li></ul><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col /><col /></colgroup><tbody><tr><td><p dir="ltr"><span style="font-weight:700;">Quoi</span></p></td><td><p dir="ltr"><span>Qui</span></p></td></tr><tr><td><p dir="ltr"><span>Chaises</span></p></td><td><p dir="ltr"><span>Aude</span></p></td></tr></tbody></table></div><p dir="ltr"><span><span style="border:none;display:inline-block;"><img src="https://lh7-rt.googleusercontent.com/docsz/abc" width="602" height="401" /></span></span></p><br class="Apple-interchange-newline"></b>`;

test('Google Docs: what is said by style is kept, its wrapper is not', () => {
  const { mdx, notes } = paste(GOOGLE_DOCS);
  expect(mdx).toBe(
    [
      '## Un titre',
      'Un mot en **gras** et *penché*, [un lien](https://exemple.fr/).',
      '- un\n  - dedans\n- deux',
      '| Quoi | Qui |\n| - | - |\n| Chaises | Aude |',
    ].join('\n\n'),
  );
  expect(notes).toContain('image qui n’est pas venue avec le texte');
});

test('a few words stay a few words', () => {
  expect(paste('<span style="color:red">deux <b>mots</b></span>').mdx).toBe('deux **mots**');
});

test('what could run is dropped, braces and brackets are text', () => {
  const { mdx } = paste(
    '<p onclick="x()">a {b} &lt;c&gt; <a href="javascript:x()">ici</a></p><iframe src="https://x.fr"></iframe>',
  );
  expect(mdx).toBe('a \\{b} \\<c> ici');
});

test('a numbered Word list keeps its number, a numbered title stays a title', () => {
  const item = (mark: string, text: string) =>
    `<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span>${text}</p>`;
  expect(paste(`${item('3)', 'trois')}${item('4)', 'quatre')}`).mdx).toBe('3. trois\n4. quatre');
  expect(
    paste(`<h2 style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>I.</span>Titre</h2>`)
      .mdx,
  ).toBe('## Titre');
});

test('a document gives its title, its ranks begin below the page’s own, and captions join pictures', () => {
  const { title, mdx, notes } = htmlToMdx(
    `<h1>Le guide</h1><h2><strong>Un</strong></h2><h4>Deux</h4><p><img src="data:image/png;base64,${PIXEL}" /></p><p class="caption">Figure 1 : la salle</p><p><img src="data:image/x-emf;base64,AA" /></p>`,
    { pictureName: 'guide-image', isDocument: true },
  );
  expect(title).toBe('Le guide');
  expect(mdx).toBe(
    '## Un\n\n### Deux\n\n<Figure file="guide-image-1.png" alt="" caption="Figure 1 : la salle" />',
  );
  expect(String(notes)).toContain('image d’un format que le site n’accepte pas (x-emf)');
  expect(String(notes)).toContain('titre d’un rang trop bas, remonté');
});

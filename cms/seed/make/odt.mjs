/** An OpenDocument text, from a short list of blocks: what LibreOffice and Word both open. */
import { zip } from './archive.mjs';

const safe = (words) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const p = (words, style = 'Text_20_body') => `<text:p text:style-name="${style}">${safe(words)}</text:p>`;

const millimetres = (widths, count) => widths ?? Array(count).fill(Math.floor(170 / count));

const table = ({ head, rows, widths }) => {
  const cell = (words, style) =>
    `<table:table-cell table:style-name="${style}" office:value-type="string">${p(words, style === 'Head' ? 'Table_20_Heading' : 'Table_20_Contents')}</table:table-cell>`;
  const line = (cells, style) =>
    `<table:table-row table:style-name="Row">${cells.map((words) => cell(words, style)).join('')}</table:table-row>`;
  return `<table:table table:style-name="Grid">${millimetres(widths, head.length).map((width) => `<table:table-column table:style-name="W${width}"/>`).join('')}<table:table-header-rows>${line(head, 'Head')}</table:table-header-rows>${rows.map((cells) => line(cells, 'Cell')).join('')}</table:table>${p('')}`;
};

const block = (part) => {
  if (typeof part === 'string') return p(part);
  if (part.heading) return `<text:h text:style-name="Heading_20_2" text:outline-level="2">${safe(part.heading)}</text:h>`;
  if (part.boxes) return part.boxes.map((words) => p(`☐  ${words}`, 'Box')).join('');
  if (part.answer) return p(part.answer, 'Question') + p('', 'Line').repeat(part.lines ?? 1);
  return table(part.table);
};

const namespaces = ['office', 'text', 'table', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"';

const paragraph = (name, size, extra = '', text = '') =>
  `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${extra || 'fo:margin-bottom="0.2cm"'}/><style:text-properties fo:font-family="Liberation Sans" fo:font-size="${size}pt" fo:language="fr" fo:country="FR" ${text}/></style:style>`;

const styles = `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${namespaces} ${fo} office:version="1.3"><office:styles>${[
  paragraph('Standard', 12),
  paragraph('Text_20_body', 12, 'fo:margin-bottom="0.2cm" fo:line-height="130%"'),
  paragraph('Title', 24, 'fo:margin-bottom="0.4cm"', 'fo:font-weight="bold" fo:color="#b8472a"'),
  paragraph('Heading_20_2', 15, 'fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"', 'fo:font-weight="bold" fo:color="#27395f"'),
  paragraph('Question', 12, 'fo:margin-top="0.3cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
  paragraph('Line', 12, 'fo:margin-bottom="0.15cm" fo:border-bottom="0.5pt solid #aaaaaa" style:join-border="false"'),
  paragraph('Box', 12, 'fo:margin-left="0.4cm" fo:margin-bottom="0.2cm"'),
  paragraph('Table_20_Heading', 11, '', 'fo:font-weight="bold"'),
  paragraph('Table_20_Contents', 11),
].join('')}</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles></office:document-styles>`;

const columnStyles = (blocks) =>
  [...new Set(blocks.flatMap((part) => (part.table ? millimetres(part.table.widths, part.table.head.length) : [])))]
    .map((width) => `<style:style style:name="W${width}" style:family="table-column"><style:table-column-properties style:column-width="${width / 10}cm"/></style:style>`)
    .join('');

const cellStyles = (blocks) => `<office:automatic-styles>${columnStyles(blocks)}<style:style style:name="Grid" style:family="table"><style:table-properties style:width="17cm" table:align="left"/></style:style><style:style style:name="Row" style:family="table-row"><style:table-row-properties style:min-row-height="0.9cm"/></style:style>${['Head', 'Cell']
  .map(
    (name) =>
      `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #888888" fo:padding="0.15cm"${name === 'Head' ? ' fo:background-color="#f1e6d4"' : ''}/></style:style>`,
  )
  .join('')}</office:automatic-styles>`;

export const odt = ({ title, blocks }) =>
  zip([
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    ['META-INF/manifest.xml', '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'],
    ['content.xml', `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} ${fo} office:version="1.3">${cellStyles(blocks)}<office:body><office:text><text:h text:style-name="Title" text:outline-level="1">${safe(title)}</text:h>${blocks.map(block).join('')}</office:text></office:body></office:document-content>`],
    ['styles.xml', styles],
    ['meta.xml', `<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta><dc:title>${safe(title)}</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>`],
  ]);

// One letter, written once as blocks, laid out twice: as text and as HTML. Whatever a person chose
// (a name, an address) is escaped here and nowhere else.

export type Block =
  | { kind: 'text'; text: string }
  /** Words of somebody else's, with their own lines. */
  | { kind: 'quote'; text: string }
  | { kind: 'link'; label: string; href: string }
  | { kind: 'address'; intro: string; href: string }
  | { kind: 'code'; intro: string; code: string }
  | { kind: 'signature'; name: string; href: string }
  | { kind: 'small-link'; label: string; href: string };

export interface Letter {
  subject: string;
  locale: 'fr' | 'en';
  blocks: Block[];
  /** Of a mail that one may do without: the signed word by which one click ends its kind. */
  unsubscribe?: string;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A line break in a subject or an address would let a name write headers. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const spacedCode = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, '$1 $2');

function blockAsText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'quote':
      return block.text.replaceAll(/^/gm, '> ');
    case 'link':
      return `${block.label}\n${block.href}`;
    case 'address':
      return `${block.intro}\n${block.href}`;
    case 'code':
      return `${block.intro}\n${spacedCode(block.code)}`;
    case 'signature':
      return `-- \n${block.name}\n${block.href}`;
    case 'small-link':
      return `${block.label}\n${block.href}`;
  }
}

const INK = '#1d1b18';
const ACCENT = '#0b4f49';

const paragraph = (html: string, style = ''): string =>
  `<p style="margin:0 0 20px;${style}">${html}</p>`;

const anchor = (href: string, label: string, style: string): string =>
  `<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(label)}</a>`;

function blockAsHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return paragraph(escapeHtml(block.text));
    case 'quote':
      return paragraph(
        escapeHtml(block.text),
        'padding-left:16px;border-left:3px solid #d8d2c8;white-space:pre-wrap;overflow-wrap:anywhere;',
      );
    case 'link':
      return paragraph(
        anchor(
          block.href,
          block.label,
          `display:inline-block;padding:14px 22px;border-radius:8px;background:${ACCENT};color:#ffffff;font-weight:bold;text-decoration:none;`,
        ),
      );
    case 'address':
      return paragraph(
        `${escapeHtml(block.intro)}<br>${anchor(block.href, block.href, `color:${ACCENT};word-break:break-all;`)}`,
      );
    case 'code':
      return paragraph(
        `${escapeHtml(block.intro)}<br><strong style="font-size:28px;letter-spacing:2px;">${escapeHtml(spacedCode(block.code))}</strong>`,
      );
    case 'signature':
      return `<p style="margin:28px 0 0;border-top:1px solid #d8d2c8;padding-top:16px;">${escapeHtml(block.name)}<br>${anchor(block.href, block.href, `color:${ACCENT};`)}</p>`;
    case 'small-link':
      return `<p style="margin:12px 0 0;font-size:15px;">${anchor(block.href, block.label, `color:${ACCENT};`)}</p>`;
  }
}

export const letterAsText = ({ blocks }: Letter): string =>
  `${blocks.map(blockAsText).join('\n\n')}\n`;

export function letterAsHtml({ subject, locale, blocks }: Letter): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff;color:${INK};font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.5;">
<div style="max-width:560px;margin:0 auto;">
${blocks.map(blockAsHtml).join('\n')}
</div>
</body>
</html>
`;
}

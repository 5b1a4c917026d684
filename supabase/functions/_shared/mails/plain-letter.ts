import { m } from '#messages';
import type { Block, Letter } from '../letter.ts';
import type { Setting } from './setting.ts';

interface PlainLetter {
  subject: string;
  link: { label: string; href: string };
  /** Paragraphs before the address to copy, and after it. */
  before: string[];
  code?: { intro: string; code: string };
  after: string[];
}

const paragraph = (text: string): Block => ({ kind: 'text', text });

/** The order that all our letters keep: the link first, because it is what people look for. */
export function plainLetter(
  { subject, link, before, code, after }: PlainLetter,
  { siteUrl, locale }: Setting,
): Letter {
  const into = { locale };
  return {
    subject,
    locale,
    blocks: [
      { kind: 'link', ...link },
      paragraph(m.mail_hello({}, into)),
      ...before.map(paragraph),
      { kind: 'address', intro: m.mail_copy_address({}, into), href: link.href },
      ...(code ? [{ kind: 'code' as const, ...code }] : []),
      ...after.map(paragraph),
      { kind: 'signature', name: m.app_name({}, into), href: `${siteUrl}/` },
    ],
  };
}

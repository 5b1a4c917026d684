/** Text that somebody wrote, as plain paragraphs. */
export function SmallMarkdown({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return paragraphs.filter(Boolean).map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}

import type { RefObject } from 'react';
import { m } from '#messages';
import { wrapLines, wrapWords } from '../lib/markup.ts';

interface ToolbarProps {
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
}

/** Four buttons that write the signs of small Markdown around what is selected. */
export function Toolbar({ field, onChange }: ToolbarProps) {
  const apply = (change: typeof wrapLines) => {
    const element = field.current;
    if (!element) return;
    const { value, selectionStart, selectionEnd } = element;
    const { text, from, to } = change(value, selectionStart, selectionEnd);
    onChange(text);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(from, to);
    });
  };
  const buttons: [string, typeof wrapLines][] = [
    [m.comments_bold(), wrapWords('**', '**', m.comments_bold_sample())],
    [m.comments_italic(), wrapWords('*', '*', m.comments_italic_sample())],
    [m.comments_list(), wrapLines],
    [m.comments_add_link(), wrapWords('[', '](https://)', m.comments_link_sample())],
  ];
  return (
    <fieldset className="markdown-toolbar" aria-label={m.comments_toolbar()}>
      {buttons.map(([label, change]) => (
        <button key={label} type="button" onClick={() => apply(change)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}

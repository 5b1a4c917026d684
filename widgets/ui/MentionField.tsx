import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useImperativeHandle, useRef, useState } from 'react';
import { m } from '#messages';
import { type Mention, mentionBefore, putMention } from '../lib/mention.ts';
import { queryClient } from '../lib/query.ts';
import { membersCalled } from '../lib/replies.api.ts';
import { MarkdownField } from './MarkdownField.tsx';

type MentionFieldProps = ComponentProps<typeof MarkdownField> & { communityId: string };

/** A text in which « @ » and two letters propose the members who are called so. */
export function MentionField({ communityId, ref, value, onChange, ...field }: MentionFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => area.current as HTMLTextAreaElement);
  const [mention, setMention] = useState<Mention | null>(null);
  const wanted = mention?.name.trim() ?? '';
  const { data: names = [] } = useQuery(membersCalled(communityId, wanted), queryClient);
  const proposed = names.filter((name) => name !== wanted);

  const change = (text: string) => {
    onChange(text);
    setMention(mentionBefore(text, area.current?.selectionStart ?? text.length));
  };
  const pick = (name: string) => {
    if (!mention) return;
    const { text, caret } = putMention(value, mention, name);
    onChange(text);
    setMention(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <>
      <MarkdownField ref={area} value={value} onChange={change} {...field} />
      <div role="status">
        {mention && proposed.length > 0 && (
          <fieldset className="mentions">
            <legend>{m.replies_mention_who()}</legend>
            {proposed.map((name) => (
              <button key={name} type="button" onClick={() => pick(name)}>
                @{name}
              </button>
            ))}
          </fieldset>
        )}
      </div>
    </>
  );
}

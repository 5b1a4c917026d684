import { type CodeBlockEditorProps, useCodeBlockEditorContext } from '@mdxeditor/editor';

/** A passage of code keeps every sign as it is typed. */
export function CodeBox({ code }: CodeBlockEditorProps) {
  const { setCode } = useCodeBlockEditorContext();
  return (
    <textarea
      className="preau-code"
      aria-label="Passage de code"
      defaultValue={code}
      rows={Math.min(code.split('\n').length + 1, 20)}
      spellCheck={false}
      onChange={({ target }) => setCode(target.value)}
      onKeyDown={(event) => event.nativeEvent.stopImmediatePropagation()}
    />
  );
}

type Props = {
  text: string;
  label: string;
  reason: string;
  isReadOnly: boolean;
  onChange: (text: string) => void;
  onTryAgain: () => void;
};

/** The text as it is stored, where the visual editor would harm it. */
export function SourceBox({ text, label, reason, isReadOnly, onChange, onTryAgain }: Props) {
  return (
    <div className="preau-source">
      <p role="status" className="preau-source-reason">
        {reason}
      </p>
      <textarea
        aria-label={label}
        value={text}
        rows={24}
        spellCheck={false}
        readOnly={isReadOnly}
        onChange={({ target }) => onChange(target.value)}
      />
      {!isReadOnly && (
        <button type="button" onClick={onTryAgain}>
          Reprendre l’éditeur
        </button>
      )}
    </div>
  );
}

interface CheckListProps {
  legend: string;
  hint?: string;
  /** Each value with its words, in the order in which they are offered. */
  words: Record<string, string>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any number of things to tick. */
export function CheckList({ legend, hint, words, chosen, onChange }: CheckListProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="running-checks">
        {Object.entries(words).map(([value, label]) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                )
              }
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

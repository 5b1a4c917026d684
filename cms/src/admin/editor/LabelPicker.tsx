import { useId, useState } from 'react';
import { findLabels, useCatalogue } from './catalogue';

type Props = {
  label: string;
  value: string;
  fault?: string | undefined;
  onChange: (key: string) => void;
};

/** A text of the interface, found by what one reads on the screen. */
export function LabelPicker({ label, value, fault, onChange }: Props) {
  const id = useId();
  const catalogue = useCatalogue();
  const [words, setWords] = useState('');
  if (!catalogue) return <p>Les libellés arrivent…</p>;
  const found = findLabels(catalogue, words);
  return (
    <div className="preau-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={words}
        placeholder="Écrivez ce que dit le bouton ou le champ"
        aria-describedby={`${id}-chosen`}
        onChange={({ target }) => setWords(target.value)}
      />
      <ul className="preau-choices">
        {found.map(([key, text]) => (
          <li key={key}>
            <button type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      {words !== '' && found.length === 0 && <p>Aucun texte du site ne contient ces mots.</p>}
      <p id={`${id}-chosen`} role="status">
        {value && `Choisi : « ${catalogue[value] ?? 'un libellé qui n’existe plus'} »`}
      </p>
      {fault && (
        <p className="preau-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

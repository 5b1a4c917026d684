import { m } from '#messages';
import { Button } from '../ui/Button.tsx';

interface DiagnosisFieldProps {
  diagnosis: string;
  onRemove: () => void;
}

/** The report that « Vérifier mon navigateur » handed over: to be read before it goes, or not to go. */
export function DiagnosisField({ diagnosis, onRemove }: DiagnosisFieldProps) {
  return (
    <section className="joined-report" aria-label={m.contact_diagnosis()}>
      <p>
        <strong>{m.contact_diagnosis()}</strong>
      </p>
      <p>{m.contact_diagnosis_joined()}</p>
      <details>
        <summary>{m.contact_diagnosis_show()}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls by keyboard must get there */}
        <pre tabIndex={0}>{diagnosis}</pre>
      </details>
      <Button look="secondary" onClick={onRemove}>
        {m.contact_diagnosis_remove()}
      </Button>
    </section>
  );
}

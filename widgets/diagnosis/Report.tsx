import { useRef, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import type { Finding } from './finding.ts';
import { handOver } from './hand-over.ts';
import { reportOf, thisDevice } from './report.ts';
import type { Diagnosis } from './use-diagnosis.ts';

const SAID = {
  nothing: () => '',
  copied: m.diagnosis_report_copied,
  'copy it yourself': m.diagnosis_report_copy_yourself,
  'not kept': m.diagnosis_report_not_kept,
};

interface ReportProps extends Diagnosis {
  findings: Finding[];
}

/** What one may copy or send; it is shown before, word for word. */
export function Report({ facts, findings, at }: ReportProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<keyof typeof SAID>('nothing');
  const report = reportOf(facts, findings, thisDevice(), at);

  async function copy() {
    try {
      await navigator.clipboard.writeText(report);
      setSaid('copied');
    } catch {
      // Forbidden, or not in this browser: the text is marked, one key is left to press.
      box.current?.select();
      setSaid('copy it yourself');
    }
  }

  function join() {
    if (handOver(report)) location.assign('/contact/');
    else {
      box.current?.select();
      setSaid('not kept');
    }
  }

  return (
    <section aria-labelledby="compte-rendu">
      <h2 id="compte-rendu">{m.diagnosis_report()}</h2>
      <p>{m.diagnosis_report_holds()}</p>
      <div className="field">
        <label htmlFor="compte-rendu-texte">{m.diagnosis_report_text()}</label>
        <textarea id="compte-rendu-texte" ref={box} rows={8} readOnly value={report} />
      </div>
      <p className="actions">
        <Button onClick={join}>{m.diagnosis_report_join()}</Button>
        <Button look="secondary" onClick={copy}>
          {m.diagnosis_report_copy()}
        </Button>
      </p>
      <p role="status">{SAID[said]()}</p>
    </section>
  );
}

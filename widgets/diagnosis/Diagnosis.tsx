import { useState } from 'react';
import { m } from '#messages';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { AskYouTube } from './AskYouTube.tsx';
import { Findings } from './Findings.tsx';
import type { Finding } from './finding.ts';
import { faultsOf } from './finding.ts';
import { NotStarted } from './NotStarted.tsx';
import { Report } from './Report.tsx';
import { useDiagnosis } from './use-diagnosis.ts';
import './diagnosis.css';

/** « 2 choses à régler » */
function verdict(findings: Finding[]): string {
  const count = faultsOf(findings).length;
  if (count > 1) return m.diagnosis_verdict_many({ count });
  if (count === 1) return m.diagnosis_verdict_one();
  const isSure = findings.every(({ state }) => state === 'good');
  return isSure ? m.diagnosis_verdict_good() : m.diagnosis_verdict_partly();
}

function Checks({ youtubeId }: DiagnosisProps) {
  const { diagnosis, isRunning, run } = useDiagnosis();
  const [youtube, setYoutube] = useState<Finding>();
  const findings = [diagnosis?.findings, youtube].flatMap((found) => found ?? []);
  const isGood = faultsOf(findings).length === 0;

  return (
    <div className="diagnosis">
      <div
        className={`diagnosis-verdict ${diagnosis && isGood ? 'is-good' : ''}`}
        role="status"
        aria-busy={isRunning}
      >
        <h2>{diagnosis && !isRunning ? verdict(findings) : m.diagnosis_running()}</h2>
      </div>
      {diagnosis && <Findings findings={findings} />}
      <p className="actions">
        <Button look="secondary" isBusy={isRunning} onClick={run}>
          {m.diagnosis_again()}
        </Button>
      </p>
      {youtubeId && <AskYouTube videoId={youtubeId} onFound={setYoutube} />}
      {diagnosis && <Report {...diagnosis} findings={findings} />}
    </div>
  );
}

interface DiagnosisProps {
  /** A film of ours on YouTube, to ask for; none where no lesson has one. */
  youtubeId?: string | undefined;
}

/** « Vérifier mon navigateur »: what this device lacks, and the help page that mends it. */
export function Diagnosis(props: DiagnosisProps) {
  return <Island>{useHydrated() ? <Checks {...props} /> : <NotStarted />}</Island>;
}

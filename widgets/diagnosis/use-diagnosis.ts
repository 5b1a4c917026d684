import { useCallback, useEffect, useState } from 'react';
import { type Facts, gatherFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { findingsOf } from './findings.ts';

export interface Diagnosis {
  facts: Facts;
  findings: Finding[];
  /** When it was made. */
  at: Date;
}

/** Looks once by itself, and again when asked; the last findings stay until there are new ones. */
export function useDiagnosis() {
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const run = useCallback(async () => {
    setIsRunning(true);
    const facts = await gatherFacts();
    setDiagnosis({ facts, findings: findingsOf(facts), at: new Date() });
    setIsRunning(false);
  }, []);

  useEffect(() => {
    void run();
  }, [run]);

  return { diagnosis, isRunning, run };
}

import { useRef, useState } from 'react';
import { type HumanCheckProof, solveHumanCheck, withHumanCheck } from './human-check.ts';

export type HumanCheckState = 'idle' | 'working' | 'ready';

/** A check that is begun before it is needed, and used up by what is sent. */
export function useHumanCheck() {
  const [state, setState] = useState<HumanCheckState>('idle');
  const begun = useRef<Promise<HumanCheckProof> | null>(null);

  const begin = (): Promise<HumanCheckProof> => {
    if (begun.current) return begun.current;
    const proof = solveHumanCheck();
    begun.current = proof;
    setState('working');
    proof.then(
      () => setState('ready'),
      () => {
        // Nothing is lost: sending tries again, and says what went wrong.
        begun.current = null;
        setState('idle');
      },
    );
    return proof;
  };

  const pass = async <Answer>(send: (proof: HumanCheckProof) => Promise<Answer>) => {
    const ready = begin();
    try {
      return await withHumanCheck(send, ready);
    } finally {
      // Used up, whatever the answer was.
      if (begun.current === ready) begun.current = null;
      setState('idle');
    }
  };

  return { state, begin, pass };
}

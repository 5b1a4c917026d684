import { useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { PublicationError } from '../ui/PublicationError.tsx';
import { EXPERIENCE_REFUSALS, usefulWords } from './experience-words.ts';
import { type Experience, markUseful } from './experiences.api.ts';

/** « Utile », once per person, and to how many it was. */
export function UsefulButton({ experience }: { experience: Experience }) {
  const { id, isMine, isUseful, usefulCount } = experience;
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const mark = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await markUseful(id, !isUseful);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="experience-useful">
      {!isMine && (
        <Button
          look={isUseful ? 'primary' : 'secondary'}
          aria-pressed={isUseful}
          isBusy={isBusy}
          onClick={mark}
        >
          {isUseful && <span aria-hidden="true">✓</span>} {m.experiences_useful()}
        </Button>
      )}
      <span className="soft" role="status">
        {usefulWords(usefulCount)}
      </span>
      <PublicationError error={error} words={EXPERIENCE_REFUSALS} />
    </div>
  );
}

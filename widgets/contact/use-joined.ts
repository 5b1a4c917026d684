import { useEffect, useState } from 'react';
import { LONGEST_DIAGNOSIS, type Picture } from './contact.schema.ts';
import { dropDiagnosis, keepPicture, readDiagnosis, readPicture } from './contact-draft.ts';

/** What goes along with a message. Known in the browser alone: the first render shows nothing of it. */
export function useJoined() {
  const [diagnosis, setDiagnosis] = useState('');
  const [picture, setPicture] = useState<Picture | null>(null);

  useEffect(() => {
    setDiagnosis(readDiagnosis().slice(0, LONGEST_DIAGNOSIS));
    setPicture(readPicture());
  }, []);

  return {
    diagnosis,
    picture,
    removeDiagnosis: () => {
      dropDiagnosis();
      setDiagnosis('');
    },
    join: (next: Picture | null) => {
      keepPicture(next);
      setPicture(next);
    },
  };
}

import { createContext, type ReactNode, useContext, useState } from 'react';

const Announce = createContext<(sentence: string) => void>(() => undefined);

/** One quiet voice for all that happens in the panel: a region that is there before it says anything. */
export function Announcer({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState('');
  return (
    <Announce value={setSentence}>
      <p className="comments-said" role="status">
        {sentence}
      </p>
      {children}
    </Announce>
  );
}

export const useAnnounce = () => useContext(Announce);

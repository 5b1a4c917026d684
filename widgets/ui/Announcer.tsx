import { createContext, type ReactNode, useContext, useState } from 'react';

const Announce = createContext<(sentence: string) => void>(() => undefined);

/** One quiet voice for all that happens in one part of a page: a region that is there before it says anything. */
export function Announcer({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState('');
  return (
    <Announce value={setSentence}>
      <p className="announced" role="status">
        {sentence}
      </p>
      {children}
    </Announce>
  );
}

export const useAnnounce = () => useContext(Announce);

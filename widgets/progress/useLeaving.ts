import { useEffect, useRef, useState } from 'react';

/** Whoever opens a link in another tab stays here. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/**
 * Holds « Quitter la leçon » back while `shouldAsk` says so, and tells where it leads. The way back
 * and a closed tab are the browser's: we never hold those.
 */
export function useLeaving(shouldAsk: () => boolean) {
  const [href, setHref] = useState<string>();
  const ask = useRef(shouldAsk);
  useEffect(() => {
    ask.current = shouldAsk;
  });

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a.player-quit');
      if (!(link instanceof HTMLAnchorElement) || !isPlain(event) || !ask.current()) return;
      event.preventDefault();
      setHref(link.href);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);

  return { href, stay: () => setHref(undefined) };
}

// Asks YouTube for its player, after a click alone, and waits for the word that it says when one
// listens: a frame that could not be loaded looks the same from outside as one that could.
const YOUTUBE = 'https://www.youtube-nocookie.com';
const PATIENCE_MS = 10_000;
const PAUSE_MS = 500;

/** @param frame stands in the page already, so that the reader sees what is loaded. */
export function answersFromYouTube(frame: HTMLIFrameElement, video: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = () =>
      // To whoever is there: an error page of the browser has no origin, and nothing is told here.
      frame.contentWindow?.postMessage(JSON.stringify({ event: 'listening' }), '*');
    const end = (isReached: boolean) => {
      clearInterval(calling);
      clearTimeout(giveUp);
      removeEventListener('message', hear);
      resolve(isReached);
    };
    const hear = ({ origin, source }: MessageEvent) => {
      if (origin === YOUTUBE && source === frame.contentWindow) end(true);
    };
    const calling = setInterval(call, PAUSE_MS);
    const giveUp = setTimeout(end, PATIENCE_MS, false);
    addEventListener('message', hear);
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.src = `${YOUTUBE}/embed/${encodeURIComponent(video)}?enablejsapi=1&rel=0`;
  });
}

import { useRef, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { answersFromYouTube } from './check-youtube.ts';
import type { Finding } from './finding.ts';
import { youtubeFinding } from './findings.ts';

interface AskYouTubeProps {
  videoId: string;
  onFound: (finding: Finding) => void;
}

/** Nothing is asked of anybody else before the reader clicks, and it says so. */
export function AskYouTube({ videoId, onFound }: AskYouTubeProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<'before' | 'asking' | 'asked'>('before');
  const [answer, setAnswer] = useState('');

  async function ask() {
    if (!frame.current) return;
    setState('asking');
    const finding = youtubeFinding(await answersFromYouTube(frame.current, videoId));
    onFound(finding);
    setAnswer(finding.text);
    setState('asked');
  }

  return (
    <section aria-labelledby="youtube">
      <h2 id="youtube">{m.diagnosis_youtube()}</h2>
      <p>{m.diagnosis_youtube_why()}</p>
      <p className="actions">
        <Button look="secondary" isBusy={state === 'asking'} onClick={ask}>
          {m.diagnosis_youtube_ask()}
        </Button>
      </p>
      <iframe
        ref={frame}
        className="diagnosis-frame"
        title={m.diagnosis_youtube()}
        hidden={state !== 'asking'}
      />
      <p role="status">{state === 'asking' ? m.diagnosis_running() : answer}</p>
    </section>
  );
}

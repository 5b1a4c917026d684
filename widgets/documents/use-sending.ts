import { useRef, useState } from 'react';
import { toAppError } from '../lib/errors.ts';
import { report } from '../lib/report.ts';
import { type FileToSend, sendFile } from '../lib/send-file.ts';

type State =
  | { step: 'idle'; error?: unknown }
  | { step: 'sending'; percent: number }
  | { step: 'checking' };

interface Chosen {
  file: Blob;
  uploadId: string;
}

/** What a look at the bytes refused will not be better the next time: another place for another file. */
const isOver = (error: unknown) => /^(file|upload|picture)-/.test(toAppError(error).reason ?? '');

/** Sending a file and then publishing it, with how far it is; a second try is the same upload. */
export function useSending() {
  const [state, setState] = useState<State>({ step: 'idle' });
  const chosen = useRef<Chosen | null>(null);
  const leaving = useRef<AbortController | null>(null);

  const send = async (
    file: Omit<FileToSend, 'uploadId'>,
    publish: (uploadId: string) => Promise<void>,
  ): Promise<boolean> => {
    if (chosen.current?.file !== file.content) {
      chosen.current = { file: file.content, uploadId: crypto.randomUUID() };
    }
    const { uploadId } = chosen.current;
    const control = new AbortController();
    leaving.current = control;
    setState({ step: 'sending', percent: 0 });
    try {
      await sendFile(
        { ...file, uploadId },
        (percent) => setState(percent < 100 ? { step: 'sending', percent } : { step: 'checking' }),
        control.signal,
      );
      setState({ step: 'checking' });
      await publish(uploadId);
      chosen.current = null;
      setState({ step: 'idle' });
      return true;
    } catch (error) {
      if (toAppError(error).code === 'unexpected') report(error);
      if (isOver(error)) chosen.current = null;
      setState({ step: 'idle', error });
      return false;
    }
  };

  return {
    state,
    send,
    /** As for a file that one sees is not the right one. */
    fail: (error: unknown) => setState({ step: 'idle', error }),
    stop: () => leaving.current?.abort(),
  };
}
export type Sending = ReturnType<typeof useSending>;

import { useState } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { saveFile } from '../lib/save-file.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { exportMyData } from './leaving.api.ts';

type State =
  | { status: 'idle' }
  | { status: 'busy' }
  | { status: 'done'; file: string }
  | { status: 'failed'; error: unknown };

/** All my data as a zip, made here: the server keeps no copy of it. */
export function DataExport() {
  const [state, setState] = useState<State>({ status: 'idle' });

  const download = async () => {
    setState({ status: 'busy' });
    try {
      const [data, { packMyData }] = await Promise.all([
        exportMyData(),
        import('./my-data-archive.ts'),
      ]);
      const archive = packMyData(data);
      saveFile(archive);
      setState({ status: 'done', file: archive.name });
    } catch (error) {
      setState({ status: 'failed', error });
    }
  };

  return (
    <section aria-labelledby="telecharger">
      <h2 id="telecharger">{m.account_data_button()}</h2>
      <p>{m.account_data_text({ site: m.app_name() })}</p>
      <div className="form">
        <div>
          <Button look="secondary" isBusy={state.status === 'busy'} onClick={() => void download()}>
            {m.account_data_button()}
          </Button>
        </div>
        {state.status === 'busy' && <Notice>{m.account_data_busy()}</Notice>}
        {state.status === 'done' && (
          <Notice kind="success">{m.account_data_done({ file: state.file })}</Notice>
        )}
        {state.status === 'failed' && <DownloadFailed error={state.error} onRetry={download} />}
      </div>
    </section>
  );
}

function DownloadFailed({ error, onRetry }: { error: unknown; onRetry: () => Promise<void> }) {
  if (toAppError(error).code === 'too-many') {
    return <Notice kind="error">{m.account_data_too_many()}</Notice>;
  }
  return <ErrorNotice error={error} onRetry={() => void onRetry()} />;
}

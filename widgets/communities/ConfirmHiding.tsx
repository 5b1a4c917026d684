import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { SavedSettings } from './running.api.ts';

interface ConfirmHidingProps {
  saved: SavedSettings;
  onConfirm: () => void;
  onClose: () => void;
}

/** Before a community is hidden: who still sees it, and what becomes of those who wait. */
export function ConfirmHiding({ saved, onConfirm, onClose }: ConfirmHidingProps) {
  return (
    <Dialog isOpen title={m.running_hide_title({ name: saved.settings.name })} onClose={onClose}>
      <p>{m.running_hide_means()}</p>
      {saved.pendingCount > 0 && <p>{m.running_hide_pending({ count: saved.pendingCount })}</p>}
      <div className="actions">
        <Button onClick={onConfirm}>{m.running_hide()}</Button>
        <Button look="secondary" onClick={onClose}>
          {m.app_cancel()}
        </Button>
      </div>
    </Dialog>
  );
}

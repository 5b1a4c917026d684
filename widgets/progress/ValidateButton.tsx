import { m } from '#messages';
import { Button } from '../ui/Button.tsx';

interface ValidateButtonProps {
  isBusy: boolean;
  /** The reader asked not to be asked. */
  isSilent: boolean;
  onValidate: () => void;
  onAskAgain: () => void;
}

export function ValidateButton({ isBusy, isSilent, onValidate, onAskAgain }: ValidateButtonProps) {
  return (
    <div className="actions">
      <Button
        className="validate"
        isBusy={isBusy}
        onClick={onValidate}
        aria-label={m.progress_validate_lesson()}
      >
        {m.progress_validate()}
      </Button>
      {isSilent && (
        <Button look="plain" onClick={onAskAgain}>
          {m.progress_ask_again()}
        </Button>
      )}
    </div>
  );
}

import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { FormError } from './FormError.tsx';

interface LiftButtonProps {
  onLift: () => Promise<void>;
  children: ReactNode;
}

/** One click that does one thing, says what went wrong, and can be tried again. */
export function LiftButton({ onLift, children }: LiftButtonProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const lift = async () => {
    setIsBusy(true);
    setError(null);
    try {
      await onLift();
    } catch (cause) {
      setError(cause);
    }
    setIsBusy(false);
  };

  return (
    <>
      <FormError error={error} />
      <Button isBusy={isBusy} onClick={lift}>
        {children}
      </Button>
    </>
  );
}

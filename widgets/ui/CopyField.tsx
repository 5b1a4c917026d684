import { useId, useState } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface CopyFieldProps {
  address: string;
  label: string;
  hint: string;
  /** On the button, and after it. */
  words: { copy: string; copied: string; failed: string };
}

/** An address to be copied, by a button or by hand. */
export function CopyField({ address, label, hint, words }: CopyFieldProps) {
  const id = useId();
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  const copy = async () => {
    setIsCopied(
      await navigator.clipboard.writeText(address).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <div className="input-group">
          <input
            id={id}
            readOnly
            value={address}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Button look="secondary" onClick={() => void copy()}>
            {words.copy}
          </Button>
        </div>
        <p className="hint">{hint}</p>
      </div>
      {isCopied !== null && (
        <Notice kind={isCopied ? 'success' : 'warning'}>
          {isCopied ? words.copied : words.failed}
        </Notice>
      )}
    </>
  );
}

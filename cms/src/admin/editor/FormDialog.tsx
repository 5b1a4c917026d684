import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useAttached } from './attached-files';

type Props = {
  title: string;
  submit: string;
  isBusy?: boolean;
  isWide?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A small form above the page, out of reach of the editor's keys and of Strapi's own form. */
export function FormDialog(props: Props) {
  const { title, submit, isBusy = false, isWide = false, onSubmit, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const { overlay } = useAttached();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // React would let it rise to the form of the whole entry.
    event.stopPropagation();
    onSubmit();
  };
  const portal = createPortal(
    <dialog
      ref={dialog}
      className={isWide ? 'preau-dialog preau-dialog-wide' : 'preau-dialog'}
      aria-label={title}
      onCancel={(event) => {
        event.stopPropagation();
        // A file picker that is closed without a choice says « cancel » too.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <form onSubmit={send} noValidate>
        <h2>{title}</h2>
        {children}
        <div className="preau-buttons">
          <button type="button" onClick={onClose}>
            Annuler
          </button>
          <button type="submit" className="preau-main" disabled={isBusy}>
            {submit}
          </button>
        </div>
      </form>
    </dialog>,
    overlay ?? document.body,
  );
  return <>{portal}</>;
}

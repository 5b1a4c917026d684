import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own dialog: it keeps the focus inside and gives it back where it was. */
export function Dialog({ isOpen, title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (!isOpen) {
      dialog.current?.close();
      return;
    }
    dialog.current?.showModal();
    return focusInitial(dialog.current);
  }, [isOpen]);

  return (
    // « close » comes a moment after Escape: what was opened again in between stays open.
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={onClose}
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
    >
      {isOpen && (
        <>
          <h2 id={titleId}>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}

/**
 * React keeps autoFocus to itself, so the dialog would take the first control it finds. What it asks
 * may come a moment later: it has the focus then, unless somebody has moved it meanwhile.
 */
function focusInitial(dialog: HTMLElement | null) {
  const taken = document.activeElement;
  const focus = () => {
    const first = dialog?.querySelector<HTMLElement>('[data-initial-focus]');
    first?.focus();
    return Boolean(first);
  };
  if (!dialog || focus()) return;
  const late = new MutationObserver(() => {
    if (document.activeElement !== taken || focus()) late.disconnect();
  });
  late.observe(dialog, { childList: true, subtree: true });
  return () => late.disconnect();
}

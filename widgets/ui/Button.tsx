import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'primary' | 'quiet' | 'plain' | undefined;
  /** Shown as working, and deaf to clicks, without losing the focus. */
  isBusy?: boolean | undefined;
}

export function Button({
  look = 'primary',
  isBusy = false,
  className = '',
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={['button', look !== 'primary' && `button-${look}`, className]
        .filter(Boolean)
        .join(' ')}
      // Not `disabled`: that would drop the focus of who works by keyboard.
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

import type { ComponentProps } from 'react';

const LOOKS = { primary: 'button', secondary: 'button button-quiet', plain: 'button button-plain' };

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS | undefined;
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
      className={`${LOOKS[look]} ${className}`.trim()}
      // Not `disabled`: that would drop the focus of who works by keyboard.
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

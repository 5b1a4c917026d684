import type { ReactNode } from 'react';

interface NoticeProps {
  kind?: 'info' | 'success' | 'warning' | 'error' | undefined;
  children: ReactNode;
  /** A button or a link: what can be done about it. */
  action?: ReactNode;
}

/** A message that is also read aloud: at once when something failed, else when it is quiet. */
export function Notice({ kind = 'info', children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <p>{children}</p>
      {action}
    </div>
  );
}

import type { ReactNode } from 'react';

/** A text to read in the middle of a form: it opens apart, so that nothing typed is lost. */
export function NewTabLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}

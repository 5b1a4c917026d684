import { type ReactNode, useEffect, useRef } from 'react';

/** A heading that takes the focus: the page has just changed under the reader's hands. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}

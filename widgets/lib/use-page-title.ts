import { useEffect } from 'react';

/** The page's own heading and title while this step is in view: it was built for the one before. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const heading = document.querySelector('h1');
    if (!heading) return;
    const before = { heading: heading.textContent, title: document.title };
    document.title = before.title.replace(before.heading, title);
    heading.textContent = title;
    return () => {
      heading.textContent = before.heading;
      document.title = before.title;
    };
  }, [title]);
}

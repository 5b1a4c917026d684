const LONGEST_MS = 10_000;

function show(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
  return element !== null;
}

/** Scrolls to an element and puts the focus on it, as soon as it stands in the page: an answer that has arrived is drawn when the browser has time, which may be some frames later. */
export function showElement(selector: string): void {
  requestAnimationFrame(() => {
    if (show(selector)) return;
    const observer = new MutationObserver(() => {
      if (show(selector)) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    // Whoever waits for nothing has gone on to something else, and keeps the focus there.
    setTimeout(() => observer.disconnect(), LONGEST_MS);
  });
}

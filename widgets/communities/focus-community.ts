/**
 * After joining or leaving, the button that did it is gone: the focus goes to the name of the
 * community, wherever in the page that stands now.
 */
export function focusCommunity(id: string): void {
  // Once what was asked again is shown.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-community="${CSS.escape(id)}"]`)?.focus(),
  );
}

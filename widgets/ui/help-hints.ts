import { openHelp } from './open-help.ts';

let isListening = false;

/** The links to help that stand in the page itself open beside it from now on. */
export function openHelpBeside(): void {
  if (isListening) return;
  isListening = true;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-help]') : null;
    if (link instanceof HTMLAnchorElement) void openHelp(event, link);
  });
}

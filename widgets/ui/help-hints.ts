// For HelpHint.astro: the links to help of a page that has no island there.
import { openHelp } from './open-help.ts';

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-help]') : null;
  if (link instanceof HTMLAnchorElement) void openHelp(event, link);
});

// Whoever has typed in this page is told, beside the notice that a new version is there, to send it
// before they reload. Here and not in the page: without an island there is nowhere to type.
import { m } from '#messages';

const isText = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('textarea, [contenteditable], input:not([type=checkbox], [type=radio])');

function warn({ target }: Event): void {
  if (!isText(target)) return;
  removeEventListener('input', warn);
  document.querySelector('.new-version a')?.before(`${m.app_new_version_typed()} `);
}

if (typeof window !== 'undefined') addEventListener('input', warn);

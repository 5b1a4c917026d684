// Tells the style sheet that something has been typed in this page: the notice that a new version is
// there then says to send it before reloading.
const isText = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('textarea, [contenteditable], input:not([type=checkbox], [type=radio])');

if (typeof window !== 'undefined') {
  window.addEventListener('input', ({ target }) => {
    if (isText(target)) document.documentElement.dataset['typed'] = '';
  });
}

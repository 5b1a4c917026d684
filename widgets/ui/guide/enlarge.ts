import type { GuideWords } from './guide-words.ts';

/** A figure gets a button, and its picture a click, that show it as large as it is. */
export function enlarge(figure: HTMLElement, words: GuideWords): void {
  const picture = figure.querySelector('img');
  if (!picture) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'enlarge';
  button.textContent = words.enlarge;
  button.setAttribute('aria-haspopup', 'dialog');
  picture.after(button);

  const open = () => {
    // The dialog gives the focus back to what had it.
    button.focus({ preventScroll: true });
    const dialog = enlarged(picture, words);
    figure.append(dialog);
    dialog.showModal();
  };
  button.addEventListener('click', open);
  picture.addEventListener('click', open);
}

function enlarged(picture: HTMLImageElement, words: GuideWords): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'enlarged';
  dialog.setAttribute('aria-label', words.enlarged);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'button';
  close.textContent = words.close;
  close.addEventListener('click', () => dialog.close());

  const copy = document.createElement('img');
  copy.alt = picture.alt;
  copy.src = picture.src;
  // Wider than a small screen: it is moved by finger, wheel or arrows.
  const frame = document.createElement('div');
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', words.enlarged);
  frame.append(copy);
  dialog.append(close, frame);

  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
}

import type { GuideWords } from './guide-words.ts';

/** A large button beside the small ones of the browser: nothing moves before it is pressed. */
export function clipButton(clip: HTMLElement, words: GuideWords): void {
  const video = clip.querySelector('video');
  if (!video) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-quiet';
  button.textContent = words.start;
  video.after(button);

  button.addEventListener('click', () => {
    if (video.paused) video.play().catch(() => undefined);
    else video.pause();
  });
  video.addEventListener('play', () => {
    button.textContent = words.stop;
  });
  video.addEventListener('pause', () => {
    button.textContent = video.ended ? words.again : words.start;
  });
  video.addEventListener('ended', () => {
    button.textContent = words.again;
  });
}

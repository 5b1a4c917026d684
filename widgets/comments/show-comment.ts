import { elementId } from './permalink.ts';

/** Scrolls to a comment and puts the focus on it, once it is on the page. */
export function showComment(commentId: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(elementId(commentId));
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  });
}

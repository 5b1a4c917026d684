import { showElement } from '../lib/show-element.ts';
import { elementId } from './permalink.ts';

/** Scrolls to a comment and puts the focus on it, once it is on the page. */
export const showComment = (commentId: string): void => showElement(`#${elementId(commentId)}`);

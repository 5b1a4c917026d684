const PREFIX = 'commentaire-';
const LIST = '#commentaires';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The id of the comment's element on the page, which its address names. */
export const elementId = (commentId: string): string => PREFIX + commentId;

export const permalink = (commentId: string): string =>
  `${location.origin}${location.pathname}#${elementId(commentId)}`;

/** The comment that the address asks for. */
export function askedComment(hash = location.hash): string | null {
  const id = hash.startsWith(`#${PREFIX}`) ? hash.slice(PREFIX.length + 1).toLowerCase() : '';
  return UUID.test(id) ? id : null;
}

/** Whether the address asks for the comments, or for one of them. */
export const isAsked = (): boolean => location.hash === LIST || askedComment() !== null;

/** Once it is closed, the address is that of the lesson again. */
export function forgetAsked(): void {
  if (isAsked()) history.replaceState(history.state, '', location.pathname + location.search);
}

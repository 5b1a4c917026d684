/** What a link to a lesson ends in when it leads to where the reader stopped, and not to its top. */
export const RESUME_HASH = '#reprendre';

export const resumeHref = (lessonHref: string): string => `${lessonHref}${RESUME_HASH}`;

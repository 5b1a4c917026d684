/** Goes on to an address without leaving this page behind in the history. */
export const followTo = (href: string): void => location.replace(href);

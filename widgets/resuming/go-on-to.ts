/** Without a step of its own in the history: « back » leads to where one came from. */
export const goOnTo = (href: string): void => location.replace(href);

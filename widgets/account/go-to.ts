/** Leaves for another page; apart, so that a test can see where to. */
export const goTo = (href: string): void => location.assign(href);

/** Leaves for another page; apart, so that a test can see where to. */
export const goTo = (href: string): void => location.assign(href);

/** At the end of an address: the page says that a new password was set. */
export const PASSWORD_SET = '#mot-de-passe-change';

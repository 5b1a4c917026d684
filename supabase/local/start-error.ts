/** A condition that the person at the keyboard can change; its message says how. */
export class StartError extends Error {}

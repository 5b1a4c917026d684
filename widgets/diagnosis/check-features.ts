/** What the site's scripts and styles are written with; a browser of 2023 has all of it. */
const NEEDED: Record<string, (scope: Scope) => boolean> = {
  'custom elements': ({ customElements }) => customElements !== undefined,
  dialog: ({ HTMLDialogElement }) => HTMLDialogElement !== undefined,
  locks: ({ navigator }) => 'locks' in navigator,
  'time limits': ({ AbortSignal }) => AbortSignal !== undefined && 'timeout' in AbortSignal,
  lists: ({ Array: list }) => 'toSorted' in list.prototype && 'at' in list.prototype,
  'cascade layers': ({ CSSLayerBlockRule }) => CSSLayerBlockRule !== undefined,
  'random ids': ({ crypto }) => crypto !== undefined && 'randomUUID' in crypto,
};

export interface Scope {
  navigator: object;
  customElements?: unknown;
  HTMLDialogElement?: unknown;
  AbortSignal?: object | undefined;
  CSSLayerBlockRule?: unknown;
  Array: { prototype: object };
  crypto?: object | undefined;
}

/** Names of what this browser lacks. A list of needs, not of versions: who has them may come. */
export function missingFeatures(scope: Scope): string[] {
  return Object.entries(NEEDED).flatMap(([name, isThere]) => (isThere(scope) ? [] : name));
}

import type { KeyboardEvent, RefObject } from 'react';

/** The lines of the list, in their order. */
export const rowsIn = (list: HTMLElement | null): HTMLElement[] =>
  list ? [...list.querySelectorAll<HTMLElement>(':scope > li')] : [];

interface QueueKeys {
  rows: RefObject<HTMLUListElement | null>;
  onTick: (at: number) => void;
  onAccept: (at: number) => void;
  onRefuse: (at: number) => void;
}

/** Keys that serve only while the focus is in the list: nobody meets them while typing or reading elsewhere. */
export function useQueueKeys({ rows, onTick, onAccept, onRefuse }: QueueKeys) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const lines = rowsIn(rows.current);
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    if (at < 0) return;
    const actions: Record<string, () => void> = {
      j: () => lines[at + 1]?.focus(),
      k: () => lines[at - 1]?.focus(),
      x: () => onTick(at),
      a: () => onAccept(at),
      r: () => onRefuse(at),
    };
    const letter = { ArrowDown: 'j', ArrowUp: 'k' }[event.key] ?? event.key.toLowerCase();
    if (!Object.hasOwn(actions, letter)) return;
    event.preventDefault();
    actions[letter]?.();
  };
}

import { m } from '#messages';

const messages: Record<string, unknown> = { ...m };
// What a message is told only as it is shown: a name, a date, a number.
const UNTOLD = new Proxy({}, { get: () => '…' });

/** The text of the interface with this key, as a help page quotes it; undefined where there is none. */
export function labelText(name: string): string | undefined {
  const message = Object.hasOwn(messages, name) ? messages[name] : undefined;
  return typeof message === 'function' ? String(message(UNTOLD)) : undefined;
}

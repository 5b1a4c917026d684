/** Goes on when the line is back, except over whoever has chosen where to go meanwhile. */
export function onLineBack(goOn: () => void): void {
  const staying = new AbortController();
  // A reload would call off the way to the page that they chose.
  addEventListener('beforeunload', () => staying.abort(), { once: true });
  addEventListener('online', goOn, { signal: staying.signal });
}

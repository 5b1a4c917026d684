/** Tells of a fault that nobody foresaw. For now the console; a collector gets it from here. */
export function report(error: unknown): void {
  console.error(error);
}

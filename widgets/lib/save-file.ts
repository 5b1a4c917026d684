/** Puts a file among the downloads; apart, so that a test can see which. */
export function saveFile({ name, content }: { name: string; content: Blob }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it by the next turn; some need a moment more.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

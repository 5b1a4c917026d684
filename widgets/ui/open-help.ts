/** Opens a link to a help page in the side panel; where that cannot be loaded, in a tab. */
export async function openHelp(event: MouseEvent, link: HTMLAnchorElement): Promise<void> {
  if (!isPlainClick(event)) return;
  event.preventDefault();
  const { href } = link;
  try {
    const { showHelp } = await import('./help-panel.ts');
    showHelp(href);
  } catch {
    window.open(href, '_blank', 'noopener');
  }
}

/** Not one that asks the browser for a tab or a window. */
export function isPlainClick({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

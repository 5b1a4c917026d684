/** On a telephone by Apple only the film itself can fill the screen, under a name of its own. */
type Film = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

/** The film over the whole screen, or back; Échap leaves too. The keys then act on the film. */
export function toggleFullScreen(video: Film): void {
  if (document.fullscreenElement) {
    void document.exitFullscreen();
    return;
  }
  if (!video.requestFullscreen) {
    video.webkitEnterFullscreen?.();
    return;
  }
  const before = document.activeElement;
  const moveFocus = () => {
    if (document.fullscreenElement) return video.focus();
    video.removeEventListener('fullscreenchange', moveFocus);
    if (before instanceof HTMLElement) before.focus();
  };
  video.addEventListener('fullscreenchange', moveFocus);
  video.requestFullscreen().catch(() => {
    // The browser refuses it here; the film plays on where it is.
    video.removeEventListener('fullscreenchange', moveFocus);
  });
}

import { SIGNED_FOR_SECONDS, signFiles } from '../lib/sign-files.ts';

const FILES = '[data-file],[data-poster]';
const RENEW_MS = (SIGNED_FOR_SECONDS - 300) * 1000;
const AT_MOST_EVERY_MS = 10_000;

/** Gives the files of a gated lesson their addresses, and new ones before and when they expire. */
export class SignedFiles {
  readonly #root: Element;
  #signedAt = Number.NEGATIVE_INFINITY;

  constructor(root: Element, signal: AbortSignal) {
    this.#root = root;
    // Media errors do not bubble.
    const onError = (event: Event) => this.#renewFor(event.target);
    root.addEventListener('error', onError, { capture: true, signal });
    document.addEventListener('visibilitychange', () => this.#renewLinks(), { signal });
    const renewal = setInterval(() => this.#renewLinks(), RENEW_MS);
    signal.addEventListener('abort', () => clearInterval(renewal));
  }

  async sign(elements: Iterable<Element> = this.#root.querySelectorAll(FILES)): Promise<void> {
    const all = [...elements];
    const ids = all.flatMap((element) => idsOf(element));
    if (ids.length === 0) return;
    const signed = await signFiles([...new Set(ids)]);
    this.#signedAt = performance.now();
    for (const element of all) show(element, signed);
  }

  // A link may be followed hours later; what plays or is shown keeps its address until it fails.
  #renewLinks(): void {
    if (document.hidden || performance.now() - this.#signedAt < RENEW_MS) return;
    this.sign(this.#root.querySelectorAll('a[data-file]')).catch(() => {
      // Offline: the next time the page is looked at tries again.
    });
  }

  #renewFor(target: EventTarget | null): void {
    if (!(target instanceof Element) || performance.now() - this.#signedAt < AT_MOST_EVERY_MS)
      return;
    const media = target.closest('video, audio, img');
    if (!media) return;
    const position = media instanceof HTMLMediaElement ? media.currentTime : 0;
    this.sign([media, ...media.querySelectorAll(FILES)])
      .then(() => {
        if (media instanceof HTMLMediaElement && position > 0) media.currentTime = position;
      })
      .catch(() => {
        // Offline: the browser's own controls show that it stands still.
      });
  }
}

function idsOf(element: Element): string[] {
  return ['data-file', 'data-poster'].flatMap((name) => element.getAttribute(name) ?? []);
}

function show(element: Element, signed: Map<string, string>): void {
  const poster = signed.get(element.getAttribute('data-poster') ?? '');
  if (poster) element.setAttribute('poster', poster);
  const address = signed.get(element.getAttribute('data-file') ?? '');
  if (!address) return;
  if (element instanceof HTMLAnchorElement) {
    // `download` alone counts for nothing on another origin.
    element.href = element.hasAttribute('download')
      ? `${address}&download=${encodeURIComponent(element.download)}`
      : address;
    return;
  }
  const media = element.closest('video, audio');
  // Subtitles from another origin need it, and so must the film then.
  media?.setAttribute('crossorigin', 'anonymous');
  element.setAttribute('src', address);
  if (element instanceof HTMLSourceElement && media instanceof HTMLMediaElement) media.load();
}

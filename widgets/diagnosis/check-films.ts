export interface FilmSupport {
  /** H.264 with AAC: what all our films are. */
  mp4: boolean;
  webm: boolean;
  subtitles: boolean;
}

const MP4 = 'video/mp4; codecs="avc1.42E01E, mp4a.40.2"';
const WEBM = 'video/webm; codecs="vp8, vorbis"';

/** What the browser's player can do; no film is loaded for it. */
export function filmSupport(video: Pick<HTMLVideoElement, 'canPlayType'>): FilmSupport {
  const plays = (type: string) => video.canPlayType?.(type) !== '';
  const canPlay = typeof video.canPlayType === 'function';
  return {
    mp4: canPlay && plays(MP4),
    webm: canPlay && plays(WEBM),
    subtitles: 'textTracks' in video,
  };
}

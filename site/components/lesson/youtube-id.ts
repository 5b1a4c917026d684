const ADDRESS = /^https:\/\/(?:www\.youtube\.com\/watch\?v=|youtu\.be\/)([\w-]{11})$/;

/** The video that a YouTube address names; undefined where it is written in no way that we know. */
export const youtubeId = (url: string): string | undefined => ADDRESS.exec(url)?.[1];

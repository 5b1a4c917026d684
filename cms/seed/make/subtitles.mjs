/** WebVTT and transcripts, from the times at which a film's sentences are spoken. */

const clock = (seconds) => {
  const ms = Math.round(seconds * 1000);
  const part = (value, size) => String(value).padStart(size, '0');
  return `${part(Math.floor(ms / 3600000), 2)}:${part(Math.floor(ms / 60000) % 60, 2)}:${part(Math.floor(ms / 1000) % 60, 2)}.${part(ms % 1000, 3)}`;
};

/** At most two lines of about the same length: easier to read than one long and one short. */
const wrap = (sentence) => {
  if (sentence.length <= 42) return sentence;
  const words = sentence.split(' ');
  let best = sentence;
  let spread = Number.POSITIVE_INFINITY;
  for (let index = 1; index < words.length; index += 1) {
    const halves = [words.slice(0, index).join(' '), words.slice(index).join(' ')];
    const difference = Math.abs(halves[0].length - halves[1].length);
    if (difference < spread) {
      spread = difference;
      best = halves.join('\n');
    }
  }
  return best;
};

export const vtt = (cues, language) =>
  `WEBVTT\n\n${cues.map((cue, index) => `${index + 1}\n${clock(cue.from)} --> ${clock(cue.to)}\n${wrap(cue[language])}\n`).join('\n')}`;

/** What is heard and, in brackets, what is seen: one paragraph per scene. */
export const transcript = (film, scenes) =>
  `${film.title}\n\n${scenes
    .map((scene) => `[${scene.shows}]\n${scene.cues.map((cue) => cue.fr).join(' ')}`)
    .join('\n\n')}\n`;

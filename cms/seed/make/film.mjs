/** Turns one film of films/ into mp4, poster, subtitles and transcript; one clip of clips/ into a silent mp4. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { height, width } from './scenes.mjs';
import { narrate } from './speech.mjs';
import { transcript, vtt } from './subtitles.mjs';

const framesPerSecond = 24;

export const svgOf = (inner) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`;

const voice = ['-af', 'loudnorm=I=-18:TP=-2', '-ar', '24000', '-c:a', 'aac', '-b:a', '40k', '-ac', '1'];

/** Takes frames on its standard input. `sound` is left out for a silent clip. */
const encoder = (target, sound) =>
  spawn(
    'ffmpeg',
    [
      ...['-y', '-v', 'error', '-threads', '2', '-f', 'rawvideo', '-pix_fmt', 'rgb24'],
      ...['-s', `${width}x${height}`, '-r', String(framesPerSecond), '-i', 'pipe:0'],
      ...(sound ? ['-i', sound] : []),
      ...['-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', '27'],
      ...['-pix_fmt', 'yuv420p', '-profile:v', 'main', '-g', '120', '-flags:v', '+bitexact'],
      ...(sound ? voice : ['-an']),
      ...['-map_metadata', '-1', '-fflags', '+bitexact', '-movflags', '+faststart', '-shortest', target],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );

const pixels = (svg) => sharp(Buffer.from(svg)).flatten({ background: '#fbf7f0' }).removeAlpha().raw().toBuffer();

const drawScene = (scene, t) =>
  svgOf(scene.picture(t, scene.cues.map((cue) => cue.from - scene.start)));

/** Sends the frames of one scene after the other, and waits for the end of the file. */
const encode = async (ffmpeg, name, scenes) => {
  const closed = once(ffmpeg, 'close');
  let last = '';
  let frame = Buffer.alloc(0);
  for (const { start, length, draw } of scenes) {
    const first = Math.round(start * framesPerSecond);
    const end = Math.round((start + length) * framesPerSecond);
    for (let index = first; index < end; index += 1) {
      const svg = draw((index - first) / framesPerSecond);
      // Most pictures stand still most of the time: draw only what has changed.
      if (svg !== last) frame = await pixels(svg);
      last = svg;
      if (!ffmpeg.stdin.write(frame)) await once(ffmpeg.stdin, 'drain');
    }
  }
  ffmpeg.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} on ${name}`);
};

/** A clip has no sound: `seconds` long, drawn by `draw(t)`. */
export const makeClip = ({ name, seconds, draw }, folder) =>
  encode(encoder(join(folder, `${name}.mp4`)), name, [
    { start: 0, length: seconds, draw: (t) => svgOf(draw(t)) },
  ]);

export const makeFilm = async (film, folder, scratch) => {
  const { sound, scenes } = narrate(film.scenes, scratch);
  await encode(
    encoder(join(folder, `${film.name}.mp4`), sound),
    film.name,
    scenes.map((scene) => ({ ...scene, draw: (t) => drawScene(scene, t) })),
  );

  const cues = scenes.flatMap((scene) => scene.cues);
  const save = (suffix, content) => writeFileSync(join(folder, `${film.name}.${suffix}`), content);
  save('fr.vtt', vtt(cues, 'fr'));
  save('en.vtt', vtt(cues, 'en'));
  save('txt', transcript(film, scenes));
  const poster = scenes[film.posterScene ?? 0];
  await sharp(Buffer.from(drawScene(poster, poster.length)))
    .resize(960)
    .webp({ quality: 82 })
    .toFile(join(folder, `${film.name}.webp`));
};

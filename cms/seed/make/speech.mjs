/** Words spoken by a machine's voice (pico2wave, French), and the moment at which each sentence begins. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const rate = 16000;
const pauseBetween = 0.34;
const pauseBefore = 0.5;
const pauseAfter = 0.55;

const samplesOf = (wav) => {
  const data = wav.indexOf('data');
  const body = wav.subarray(data + 8);
  return body.subarray(0, body.length - (body.length % 2));
};

/** pico2wave leaves up to a third of a second of silence at the end. */
const trimmed = (pcm) => {
  let end = pcm.length;
  while (end > 2 && Math.abs(pcm.readInt16LE(end - 2)) < 60) end -= 2;
  return pcm.subarray(0, Math.min(pcm.length, end + 1600));
};

const silence = (seconds) => Buffer.alloc(Math.round(seconds * rate) * 2);

export const speak = (sentence, folder) => {
  const file = join(folder, 'sentence.wav');
  const slow = `<speed level="92"><pitch level="96">${sentence.replaceAll(/[\u202f\u00a0]/g, ' ')}</pitch></speed>`;
  execFileSync('pico2wave', ['-l', 'fr-FR', '-w', file, slow]);
  return trimmed(samplesOf(readFileSync(file)));
};

/** Speaks a whole film: its sound, and for each scene its start, its length and its sentences' times. */
export const narrate = (scenes, folder) => {
  const pieces = [];
  let at = 0;
  const add = (pcm) => {
    pieces.push(pcm);
    at += pcm.length / 2 / rate;
  };
  const timed = scenes.map((scene) => {
    const start = at;
    add(silence(pauseBefore));
    const cues = scene.says.map(([fr, en]) => {
      const from = at;
      add(speak(fr, folder));
      const to = at;
      add(silence(pauseBetween));
      return { fr, en, from, to: to + pauseBetween * 0.7 };
    });
    add(silence(pauseAfter));
    return { ...scene, start, length: at - start, cues };
  });
  const pcm = Buffer.concat(pieces);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + pcm.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(pcm.length, 40);
  const sound = join(folder, 'narration.wav');
  writeFileSync(sound, Buffer.concat([header, pcm]));
  return { sound, seconds: at, scenes: timed };
};

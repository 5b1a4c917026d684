import { expect, test } from 'vitest';
import { youtubeId } from './youtube-id.ts';

test.each([
  ['https://www.youtube.com/watch?v=Preau-Demo0', 'Preau-Demo0'],
  ['https://youtu.be/Preau_Demo1', 'Preau_Demo1'],
  ['https://youtu.be/Preau-Demo1?autoplay=1', undefined],
  ['https://www.youtube.com/watch?v=Preau-Demo0/../../x', undefined],
  ['https://evil.example/watch?v=Preau-Demo0', undefined],
  ['https://www.youtube.com/watch?v=court', undefined],
])('%s is the video %s', (url, id) => {
  expect(youtubeId(url)).toBe(id);
});

import { m } from '#messages';

/** The words of <preau-video>, for its attribute `words`: the page brings them, as for the gate. */
export const filmWords = () => ({
  settings: m.lesson_video_settings(),
  subtitles: m.lesson_video_subtitles({ count: '{count}' }),
  noSubtitles: m.lesson_video_subtitles_none(),
  speed: m.lesson_video_speed(),
  speeds: [
    [0.75, m.lesson_video_speed_slow()],
    [1, m.lesson_video_speed_normal()],
    [1.25, m.lesson_video_speed_quick()],
    [1.5, m.lesson_video_speed_fast()],
  ] satisfies [number, string][],
  fullScreen: m.lesson_video_full_screen(),
});

export type FilmWords = ReturnType<typeof filmWords>;

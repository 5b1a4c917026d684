import { m } from '#messages';

/** The words of <preau-guide>, for its attribute `words`: the page brings them, its script has none. */
export const guideWords = () => ({
  browsers: m.help_browsers(),
  own: m.help_browser_own(),
  enlarge: m.help_enlarge(),
  enlarged: m.help_enlarged(),
  close: m.help_close(),
  start: m.help_clip_start(),
  stop: m.help_clip_stop(),
  again: m.help_clip_again(),
});

export type GuideWords = ReturnType<typeof guideWords>;

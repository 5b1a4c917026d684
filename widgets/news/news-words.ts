import { m } from '#messages';
import type { Refusals } from '../lib/publication-words.ts';

export const NEWS_REFUSALS: Refusals = {
  'hour-past': m.news_refused_hour_past,
  'hour-skipped': m.news_refused_hour_skipped,
  'hour-unknown': m.news_refused_hour_unknown,
  'already-published': m.news_refused_published,
  'pins-full': m.news_refused_pins,
};

import { HelpLink } from './HelpLink.tsx';
import { HINT_WORDS, type HintPlace } from './hint-words.ts';
import './help-hint.css';

interface HelpHintProps {
  place: HintPlace;
  /** The « ? » alone, where there is no room for its words. */
  isBare?: boolean | undefined;
}

/** « ? » and a few words beside a spot that people ask about. */
export function HelpHint({ place, isBare = false }: HelpHintProps) {
  const words = HINT_WORDS[place]();
  return (
    <HelpLink place={place} className="help-hint" title={isBare ? words : undefined}>
      <span aria-hidden="true">?</span>{' '}
      <span className={isBare ? 'visually-hidden' : undefined}>{words}</span>
    </HelpLink>
  );
}

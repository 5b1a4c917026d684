import { HelpLink } from './HelpLink.tsx';
import { HINT_WORDS, type HintPlace } from './hint-words.ts';
import './help-hint.css';

/** « ? » and a few words beside a spot that people ask about. */
export function HelpHint({ place }: { place: HintPlace }) {
  return (
    <HelpLink place={place} className="help-hint">
      <span aria-hidden="true">?</span> <span>{HINT_WORDS[place]()}</span>
    </HelpLink>
  );
}

import { type SubmitEvent, useEffect, useState } from 'react';
import { m } from '#messages';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';
import { report } from '../lib/report.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { giveOpinion, type Opinion } from './help.api.ts';
import { keepOpinion, readOpinion } from './kept-opinions.ts';
import './help-opinion.css';

interface HelpOpinionProps {
  /** The page's id in the CMS. */
  pageId: string;
}

/** « Cette page vous a-t-elle aidé ? » Its place is held without a script, and nothing stands in it. */
export function HelpOpinion({ pageId }: HelpOpinionProps) {
  const isAwake = useHydrated();
  return (
    <div className="help-opinion">
      <Island>{isAwake && <AskOpinion pageId={pageId} />}</Island>
    </div>
  );
}

const LONGEST = 500;

function sentenceOf(error: unknown) {
  const { reason } = toAppError(error);
  if (reason === 'opinion-private') return m.help_opinion_private();
  if (reason === 'opinion-page-unknown') return m.help_opinion_unknown();
  return messageOf(error);
}

function AskOpinion({ pageId }: HelpOpinionProps) {
  const [opinion, setOpinion] = useState<Opinion | null>(null);
  const [sentence, setSentence] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle');
  const [error, setError] = useState<unknown>(null);

  useEffect(() => setOpinion(readOpinion(pageId)), [pageId]);

  const give = async (next: Opinion, words: string): Promise<boolean> => {
    setState('busy');
    setError(null);
    try {
      await giveOpinion(pageId, next, words);
      keepOpinion(pageId, next);
      setOpinion(next);
      setState(words ? 'sent' : 'idle');
      return true;
    } catch (failure) {
      if (toAppError(failure).code === 'unexpected') report(failure);
      setError(failure);
      setState('idle');
      return false;
    }
  };

  const choose = (isHelpful: boolean) =>
    give({ id: opinion?.id ?? crypto.randomUUID(), isHelpful }, '');

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!opinion || sentence.trim() === '' || state === 'busy') return;
    if (await give(opinion, sentence.trim())) setSentence('');
  };

  const isPrivate = toAppError(error).reason === 'opinion-private';
  return (
    <section aria-labelledby="help-opinion">
      <h2 id="help-opinion">{m.help_opinion_title()}</h2>
      <div className="actions">
        {[true, false].map((isHelpful) => (
          <Button
            key={String(isHelpful)}
            look="secondary"
            aria-pressed={opinion?.isHelpful === isHelpful}
            isBusy={state === 'busy'}
            onClick={() => void choose(isHelpful)}
          >
            {isHelpful ? m.help_opinion_yes() : m.help_opinion_no()}
          </Button>
        ))}
      </div>
      <p role="status">
        {opinion && (opinion.isHelpful ? m.help_opinion_thanks_yes() : m.help_opinion_thanks_no())}
      </p>
      {opinion && state !== 'sent' && (
        <form className="form" noValidate onSubmit={submit}>
          <AreaField
            label={m.help_opinion_sentence()}
            hint={m.help_opinion_sentence_hint()}
            rows={2}
            value={sentence}
            error={sentence.length > LONGEST ? m.help_opinion_long({ most: LONGEST }) : undefined}
            onChange={({ target }) => setSentence(target.value)}
          />
          <Button
            type="submit"
            look="secondary"
            isBusy={state === 'busy' || sentence.length > LONGEST}
          >
            {m.help_opinion_send()}
          </Button>
        </form>
      )}
      {state === 'sent' && <Notice kind="success">{m.help_opinion_sent()}</Notice>}
      {Boolean(error) && (
        <Notice
          kind="error"
          action={
            isPrivate && (
              <a className="button button-quiet" href="/contact/">
                {m.help_opinion_contact()}
              </a>
            )
          }
        >
          {sentenceOf(error)}
        </Notice>
      )}
    </section>
  );
}

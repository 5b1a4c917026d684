import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Panel } from './panel';
import { RollBackButton } from './roll-back-button';
import type { SiteState } from './site.api';
import { elapsed, STEPS } from './site-words';
import { sentenceOf } from './use-site-state';

type Props = { site: SiteState; reload: () => Promise<void> };

/** What is online, what runs, and the two things that one may do about it. */
export function NowPanel({ site, reload }: Props) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isAsking, setIsAsking] = useState(false);

  const publish = async () => {
    setIsAsking(true);
    try {
      await post('/desk/site/publish');
      await reload();
    } catch (cause) {
      toggleNotification({ type: 'danger', message: sentenceOf(cause) });
    } finally {
      setIsAsking(false);
    }
  };

  return (
    <Panel id="desk-now" title={titleOf(site)}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <div role="status">
          <Running site={site} />
        </div>
        {site.isHeld && (
          <Typography>
            Quelqu’un est revenu à une version précédente : depuis, rien ne se publie tout seul,
            pour que ce qui gênait ne revienne pas. Corrigez dans le CMS, puis choisissez « Publier
            maintenant » (ou « Publier » sur une entrée) : les publications reprennent.
          </Typography>
        )}
        {site.mayPublish ? (
          <Flex gap={3} wrap="wrap">
            <Button onClick={publish} loading={isAsking} disabled={site.step !== null}>
              Publier maintenant
            </Button>
            <RollBackButton site={site} reload={reload} />
          </Flex>
        ) : (
          <Typography textColor="neutral600">
            Vous pouvez lire cette page. Publier et revenir en arrière reviennent aux relecteurs.
          </Typography>
        )}
      </Flex>
    </Panel>
  );
}

function titleOf({ step, isHeld, live, failure }: SiteState): string {
  if (step) return 'Publication en cours';
  if (live === null) return 'Rien n’est encore publié';
  if (isHeld) return `La version ${live} est en ligne, publications en pause`;
  return failure
    ? `La version ${live} reste en ligne`
    : `La version ${live} est en ligne, tout est publié`;
}

function Running({ site: { step } }: { site: SiteState }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!step) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [step]);
  if (!step) return <Typography>Rien ne se publie en ce moment.</Typography>;
  return (
    <Typography>
      {STEPS[step.name] ?? step.name} <span aria-hidden>({elapsed(step.since, now)})</span>…
    </Typography>
  );
}

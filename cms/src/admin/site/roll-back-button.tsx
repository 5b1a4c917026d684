import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { SiteState } from './site.api';
import { inParis } from './site-words';
import { sentenceOf } from './use-site-state';

type Props = { site: SiteState; reload: () => Promise<void> };

/** Asks once, and says before what would be seen after. */
export function RollBackButton({ site: { live, previous, step }, reload }: Props) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isGoing, setIsGoing] = useState(false);
  if (!previous) {
    return (
      <Typography textColor="neutral600">
        Il n’y a pas de version précédente à laquelle revenir.
      </Typography>
    );
  }

  const rollBack = async () => {
    setIsGoing(true);
    try {
      await post('/desk/site/rollback', { from: live });
      toggleNotification({
        type: 'success',
        message: 'La version précédente est de nouveau en ligne. Rien ne se publie plus tout seul.',
      });
    } catch (cause) {
      toggleNotification({ type: 'danger', message: sentenceOf(cause) });
    } finally {
      setIsGoing(false);
      await reload();
    }
  };

  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="tertiary" loading={isGoing} disabled={step !== null}>
          Revenir à la version précédente
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>Revenir à la version {previous.id} ?</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Typography>
              Le site sera de nouveau comme {inParis(previous.buildNow)}. {pagesOf(previous)}
            </Typography>
            <Titles words="Ne se liront plus :" titles={previous.gone} />
            <Titles words="Se liront de nouveau :" titles={previous.back} />
            <Typography>
              Rien n’est perdu dans le CMS, ni pour les personnes inscrites : leurs validations
              restent. Ensuite rien ne se publie tout seul, jusqu’à « Publier maintenant ».
            </Typography>
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              Ne rien changer
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={rollBack}>
              Revenir à cette version
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}

function pagesOf({ changedPages }: NonNullable<SiteState['previous']>): string {
  if (changedPages === 0) return 'Aucune page ne change.';
  return changedPages === 1 ? 'Une page change.' : `${changedPages} pages changent.`;
}

function Titles({ words, titles }: { words: string; titles: string[] }) {
  if (titles.length === 0) return null;
  const shown = titles.slice(0, 8).map((title) => `« ${title} »`);
  const rest = titles.length > 8 ? ` et ${titles.length - 8} autres` : '';
  return (
    <Typography>
      {words} {shown.join(', ')}
      {rest}.
    </Typography>
  );
}

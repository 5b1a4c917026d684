import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { Panel } from './panel';
import type { Failure } from './site.api';
import { inParis } from './site-words';

/** What stands in the way, in the editor's words, and the way to mend it. */
export function FailurePanel({ failure }: { failure: Failure }) {
  const { message, cmsPath, entry } = failure;
  return (
    <Panel id="desk-failure" title="La dernière publication a échoué" color="danger100">
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography textColor="danger700">
          {message.split('\n').map((line) => (
            <span key={line} style={{ display: 'block', overflowWrap: 'anywhere' }}>
              {line}
            </span>
          ))}
        </Typography>
        <Typography>
          Le site n’a pas changé : les personnes lisent la dernière bonne version. Essai du{' '}
          {inParis(failure.at)}.
        </Typography>
        {cmsPath ? (
          <>
            <Typography>
              Pour réparer : ouvrez cette entrée, corrigez ce que dit la phrase ci-dessus, puis
              choisissez « Publier ». Le site se publie alors tout seul, en quelques secondes.
            </Typography>
            <Typography fontWeight="bold">
              <Link style={{ color: 'inherit' }} to={`/${cmsPath}`}>
                {entry ? `Ouvrir « ${entry} » dans le CMS` : 'Ouvrir dans le CMS'}
              </Link>
            </Typography>
          </>
        ) : (
          <Typography>
            Le service essaie de nouveau tout seul. Si cela continue, prévenez la personne qui
            s’occupe du serveur.
          </Typography>
        )}
      </Flex>
    </Panel>
  );
}

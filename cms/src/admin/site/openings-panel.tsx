import { Box, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { Panel } from './panel';
import type { SiteState } from './site.api';
import { inParis } from './site-words';

/** What opens next, in the order of the calendar. */
export function OpeningsPanel({ openings }: Pick<SiteState, 'openings'>) {
  return (
    <Panel id="desk-openings" title="Prochaines ouvertures">
      {openings.length === 0 ? (
        <Typography>Aucune ouverture n’est prévue : tout ce qui a une date est ouvert.</Typography>
      ) : (
        <Box tag="ul" style={{ display: 'grid', gap: '0.8rem', listStyle: 'none' }}>
          {openings.map(({ kind, course, title, opensAt }) => (
            <li key={`${kind} ${course} ${title} ${opensAt}`}>
              <Typography>
                <strong>{inParis(opensAt)}</strong> (heure de Paris) :{' '}
                {kind === 'module' ? 'module' : 'séquence'} « {title} », {course}
              </Typography>
            </li>
          ))}
        </Box>
      )}
      <Box paddingTop={3}>
        <Typography>
          <Link style={{ color: 'inherit' }} to="/desk/calendar">
            Voir et changer les dates dans le calendrier
          </Link>
        </Typography>
      </Box>
    </Panel>
  );
}

import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { PublicationRecord } from './site.api';
import { inParis, OUTCOMES, reasonsOf } from './site-words';

const COLORS: Record<PublicationRecord['outcome'], string> = {
  changed: 'success600',
  same: 'neutral600',
  failed: 'danger600',
  'rolled-back': 'warning700',
};

export function HistoryTable({ history }: { history: PublicationRecord[] }) {
  if (history.length === 0) return <Typography>Aucune publication n’est encore notée.</Typography>;
  return (
    <Box paddingTop={3}>
      <Table colCount={3} rowCount={history.length + 1}>
        <Thead>
          <Tr>
            {['Quand', 'Résultat', 'Pourquoi'].map((name) => (
              <Th key={name}>
                <Typography variant="sigma">{name}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {history.map((record) => (
            <Tr key={`${record.at} ${record.outcome}`}>
              <Td>
                <Typography>{whenOf(record)}</Typography>
              </Td>
              <Td style={{ whiteSpace: 'normal', minWidth: '16rem' }}>
                <Typography textColor={COLORS[record.outcome]} fontWeight="bold">
                  {OUTCOMES[record.outcome]}
                </Typography>{' '}
                <Outcome record={record} />
              </Td>
              <Td style={{ whiteSpace: 'normal' }}>
                <Typography>{reasonsOf(record)}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

function whenOf({ at, since, times }: PublicationRecord): string {
  return times === 1 ? inParis(at) : `${inParis(at)} (${times} fois depuis ${inParis(since)})`;
}

function Outcome({ record: { outcome, live, seconds, failure } }: { record: PublicationRecord }) {
  if (failure) {
    return (
      <Typography>
        {failure.message}{' '}
        {failure.cmsPath && (
          <Link style={{ color: 'inherit' }} to={`/${failure.cmsPath}`}>
            Ouvrir dans le CMS
          </Link>
        )}
      </Typography>
    );
  }
  const time = seconds === null ? '' : `, en ${Math.round(seconds)} s`;
  return (
    <Typography>
      {outcome === 'same' ? `version ${live} gardée${time}` : `version ${live}${time}`}
    </Typography>
  );
}

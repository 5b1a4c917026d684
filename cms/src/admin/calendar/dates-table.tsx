import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Change, Warning } from '../../calendar/opening-dates';
import { inWords } from '../../calendar/paris-time';
import type { DatedRow } from './calendar.api';

type Props = { rows: DatedRow[]; changes: Change[] | null; warnings: Warning[] };

const STATUS: Record<DatedRow['status'], string> = {
  draft: 'Brouillon',
  published: 'Publié',
  modified: 'Publié, avec un brouillon en cours : seule sa date sera publiée',
};

const said = (opensAt: string | null | undefined) =>
  opensAt ? inWords(new Date(opensAt)) : 'Pas de date : reste fermé';

export function DatesTable({ rows, changes, warnings }: Props) {
  if (rows.length === 0) return <Typography>Ce cours n’a pas encore de module.</Typography>;
  const columns = ['Module', changes ? 'Avant' : 'Ouverture', changes ? 'Après' : 'État'];
  return (
    <Table colCount={columns.length} rowCount={rows.length + 1}>
      <Thead>
        <Tr>
          {columns.map((name) => (
            <Th key={name}>
              <Typography variant="sigma">{name}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            change={changes?.find(({ id }) => id === row.id)}
            isChanging={changes !== null}
            sentences={warnings.filter(({ id }) => id === row.id)}
          />
        ))}
      </Tbody>
    </Table>
  );
}

type RowProps = {
  row: DatedRow;
  change: Change | undefined;
  isChanging: boolean;
  sentences: Warning[];
};

function Row({ row, change, isChanging, sentences }: RowProps) {
  const wrapped = { whiteSpace: 'normal', minWidth: '12rem' } as const;
  const uid = row.kind === 'module' ? 'api::module.module' : 'api::lesson.lesson';
  return (
    <Tr>
      <Td style={{ ...wrapped, paddingLeft: row.kind === 'lesson' ? '3rem' : undefined }}>
        <Link
          style={{ color: 'inherit' }}
          to={`/content-manager/collection-types/${uid}/${row.id}`}
        >
          <Typography>{row.kind === 'lesson' ? `Séquence « ${row.title} »` : row.title}</Typography>
        </Link>
      </Td>
      <Td style={wrapped}>
        <Typography>{said(row.opensAt)}</Typography>
      </Td>
      <Td style={wrapped}>
        {isChanging ? (
          <Typography fontWeight={change ? 'bold' : 'regular'}>
            {change ? said(change.after) : 'Ne change pas'}
          </Typography>
        ) : (
          <Typography>{STATUS[row.status]}</Typography>
        )}
        {isChanging && change && row.status === 'modified' && (
          <Note>A un brouillon en cours : seule sa date sera publiée.</Note>
        )}
        {sentences.map(({ sentence }) => (
          <Note key={sentence}>⚠ {sentence}</Note>
        ))}
      </Td>
    </Tr>
  );
}

function Note({ children }: { children: React.ReactNode }) {
  return (
    <Typography tag="p" textColor="warning700">
      {children}
    </Typography>
  );
}

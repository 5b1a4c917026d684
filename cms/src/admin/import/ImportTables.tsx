import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

export type ImportFault = { path: string; line: number | null; sentence: string };
export type Line = { path: string; outcome: string; detail: string };

/** What keeps the folder out, at its place in it. */
export function FaultTable({ faults }: { faults: ImportFault[] }) {
  return (
    <Table colCount={3} rowCount={faults.length}>
      <Head titles={['Fichier', 'Ligne', 'Ce qui ne va pas']} />
      <Tbody>
        {faults.map(({ path, line, sentence }) => (
          <Row key={`${path} ${line} ${sentence}`} cells={[path, String(line ?? ''), sentence]} />
        ))}
      </Tbody>
    </Table>
  );
}

/** What becomes of each file. */
export function LineTable({ lines }: { lines: Line[] }) {
  return (
    <Table colCount={3} rowCount={lines.length}>
      <Head titles={['Fichier', 'Ce qui arrive', 'Remarques']} />
      <Tbody>
        {lines.map(({ path, outcome, detail }) => (
          <Row key={path} cells={[path === '.' ? 'le cours' : path, outcome, detail]} />
        ))}
      </Tbody>
    </Table>
  );
}

function Head({ titles }: { titles: string[] }) {
  return (
    <Thead>
      <Tr>
        {titles.map((title) => (
          <Th key={title}>
            <Typography variant="sigma">{title}</Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}

function Row({ cells }: { cells: string[] }) {
  return (
    <Tr>
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's cells keep their order
        <Td key={at}>
          <Typography style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{cell}</Typography>
        </Td>
      ))}
    </Tr>
  );
}

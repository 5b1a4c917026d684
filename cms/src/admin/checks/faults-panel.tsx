import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { type Entry, KINDS } from './content-check';
import { FaultList } from './FaultList';

type Panel = {
  model: string;
  documentId?: string | undefined;
  document?: { updatedAt?: string } | undefined;
};

/** Beside the fields of an entry: what the content check says of it, as it was last saved. */
export function FaultsPanel({ model, documentId, document }: Panel) {
  if (!(model in KINDS) || !documentId || documentId === 'create') return null;
  return {
    title: 'Contrôle du contenu',
    content: <EntryFaults key={document?.updatedAt ?? ''} documentId={documentId} />,
  };
}

function EntryFaults({ documentId }: { documentId: string }) {
  const { get } = useFetchClient();
  const [entry, setEntry] = useState<Entry | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const check = useCallback(async () => {
    setHasFailed(false);
    try {
      setEntry((await get<Entry>(`/desk/content-check/${documentId}`)).data);
    } catch {
      setHasFailed(true);
    }
  }, [get, documentId]);
  useEffect(() => void check(), [check]);

  if (hasFailed) {
    return (
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography>Le contrôle n’a pas abouti.</Typography>
        <Button variant="secondary" onClick={check}>
          Contrôler de nouveau
        </Button>
      </Flex>
    );
  }
  if (!entry) return <Typography>Contrôle en cours…</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {entry.minutes > 0 && <Typography>Environ {entry.minutes} min de lecture.</Typography>}
      {entry.faults.length === 0 ? (
        <Typography>Rien à signaler dans ce qui est enregistré.</Typography>
      ) : (
        <FaultList faults={entry.faults} />
      )}
    </Flex>
  );
}

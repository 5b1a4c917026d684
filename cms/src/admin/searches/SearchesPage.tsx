// « Recherches sans réponse »: what readers looked for on the site and did not find.
import {
  Box,
  Button,
  EmptyStateLayout,
  Loader,
  Main,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { type FailedSearch, lastTime, readFailedSearches } from './failed-searches';

type State = 'loading' | 'failed' | FailedSearch[];

export default function SearchesPage() {
  const { get } = useFetchClient();
  const [state, setState] = useState<State>('loading');

  const load = useCallback(async () => {
    setState('loading');
    try {
      const { data } = await get('/desk/reports/failed-searches');
      setState(readFailedSearches(data));
    } catch {
      setState('failed');
    }
  }, [get]);

  useEffect(() => void load(), [load]);

  return (
    <Main padding={8} aria-busy={state === 'loading'}>
      <Typography variant="alpha" tag="h1">
        Recherches sans réponse
      </Typography>
      <Box paddingTop={2} paddingBottom={6} maxWidth="68rem">
        <Typography tag="p" textColor="neutral600">
          Ce que les lecteurs ont cherché sur le site sans rien trouver. Une recherche qui revient
          souvent demande une page d’aide, ou un mot de plus dans une page qui existe. Le site ne
          garde pas qui a cherché ; une recherche que personne ne refait disparaît au bout d’un an.
        </Typography>
      </Box>
      <Contents state={state} onRetry={load} />
    </Main>
  );
}

function Contents({ state, onRetry }: { state: State; onRetry: () => void }) {
  if (state === 'loading') return <Loader>Chargement…</Loader>;
  if (state === 'failed') {
    return (
      <EmptyStateLayout
        content="La liste n’est pas arrivée : la base du site ne répond pas. Réessayez dans une minute."
        action={<Button onClick={onRetry}>Réessayer</Button>}
      />
    );
  }
  if (state.length === 0) {
    return (
      <EmptyStateLayout content="Rien pour l’instant : chaque recherche a trouvé au moins une page." />
    );
  }
  return (
    <Table colCount={3} rowCount={state.length + 1}>
      <Thead>
        <Tr>
          <Heading>Ce qui a été cherché</Heading>
          <Heading>Combien de fois</Heading>
          <Heading>La dernière fois</Heading>
        </Tr>
      </Thead>
      <Tbody>
        {state.map((search) => (
          <Tr key={search.words}>
            <Cell>{search.words}</Cell>
            <Cell>{search.searches}</Cell>
            <Cell>{lastTime(search)}</Cell>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Th>
      <Typography variant="sigma">{children}</Typography>
    </Th>
  );
}

function Cell({ children }: { children: string | number }) {
  return (
    <Td>
      <Typography textColor="neutral800">{children}</Typography>
    </Td>
  );
}

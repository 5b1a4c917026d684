import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { countsOf, dayOf, entryHref, HELP_PAGES, type PageOpinions } from './opinions';

type Found = { pages: PageOpinions[]; titles: Record<string, string> };
type Entries = { results: { documentId: string; title: string }[] };

const FAILED =
  'Les avis ne peuvent pas être lus en ce moment : le service de publication ne répond pas. Réessayez dans un moment.';

/** « Avis sur l’aide »: page by page, those that helped the least first. */
export default function OpinionsPage() {
  const { get } = useFetchClient();
  const [found, setFound] = useState<Found | null>(null);
  const [hasFailed, setHasFailed] = useState(false);

  const load = useCallback(async () => {
    setHasFailed(false);
    try {
      const [opinions, entries] = await Promise.all([
        get<{ rows: PageOpinions[] }>('/desk/reports/help-opinions'),
        get<Entries>(`${HELP_PAGES}?pageSize=100&page=1`),
      ]);
      const titles = entries.data.results.map(({ documentId, title }) => [documentId, title]);
      setFound({ pages: opinions.data.rows, titles: Object.fromEntries(titles) });
    } catch {
      // Whatever failed, the sentence is the same, and so is what one can do.
      setHasFailed(true);
    }
  }, [get]);

  useEffect(() => {
    void load();
  }, [load]);

  return (
    <Page.Main>
      <Page.Title>Avis sur l’aide</Page.Title>
      <Layouts.Header
        title="Avis sur l’aide"
        subtitle="Ce que les lectrices et les lecteurs répondent à « Cette page vous a-t-elle aidé ? ». Personne n’est nommé."
        secondaryAction={
          <Button variant="secondary" onClick={() => void load()}>
            Actualiser
          </Button>
        }
      />
      <Layouts.Content>
        {hasFailed && (
          <Box padding={5} background="danger100" hasRadius role="alert">
            <Typography>{FAILED}</Typography>
          </Box>
        )}
        {!found && !hasFailed && <Loader>Lecture des avis…</Loader>}
        {found?.pages.length === 0 && (
          <Typography>Personne n’a encore donné d’avis sur une page d’aide.</Typography>
        )}
        <Flex direction="column" alignItems="stretch" gap={4}>
          {found?.pages.map((page) => (
            <OnePage key={page.pageId} page={page} title={found.titles[page.pageId]} />
          ))}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function OnePage({ page, title }: { page: PageOpinions; title: string | undefined }) {
  return (
    <Box padding={6} background="neutral0" hasRadius shadow="tableShadow" tag="section">
      <Flex justifyContent="space-between" alignItems="baseline" gap={4} wrap="wrap">
        <Typography variant="beta" tag="h2">
          {title ? (
            <Link style={{ color: 'inherit' }} to={entryHref(page.pageId)}>
              {title}
            </Link>
          ) : (
            'Page qui n’existe plus'
          )}
        </Typography>
        <Typography fontWeight="bold">{countsOf(page)}</Typography>
      </Flex>
      {page.sentences.length > 0 && (
        <Box tag="ul" paddingTop={4}>
          {page.sentences.map(({ at, isHelpful, sentence }) => (
            <Box key={`${at}${sentence}`} tag="li" paddingTop={2}>
              <Typography>« {sentence} »</Typography>{' '}
              <Typography textColor="neutral600">
                {isHelpful ? 'Oui' : 'Non'}, le {dayOf(at)}
              </Typography>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

import { Alert, Box, Flex, Loader, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { FailurePanel } from './failure-panel';
import { HistoryTable } from './history-table';
import { NowPanel } from './now-panel';
import { OpeningsPanel } from './openings-panel';
import { useSiteState } from './use-site-state';

export default function SitePage() {
  const { site, error, reload } = useSiteState();
  return (
    <Page.Main>
      <Page.Title>État du site</Page.Title>
      <Layouts.Header
        title="État du site"
        subtitle="Ce que les personnes voient, ce qui se publie, et ce qui s’ouvre bientôt."
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {error && (
            <Alert variant="danger" title="Pas de réponse" closeLabel="Fermer">
              {error}
            </Alert>
          )}
          {!site && !error && <Loader>Chargement…</Loader>}
          {site && (
            <>
              <NowPanel site={site} reload={reload} />
              {site.failure && !site.step && <FailurePanel failure={site.failure} />}
              <OpeningsPanel openings={site.openings} />
              <Box tag="section" aria-labelledby="desk-history">
                <Typography id="desk-history" variant="beta" tag="h2">
                  Dernières publications
                </Typography>
                <HistoryTable history={site.history} />
              </Box>
            </>
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

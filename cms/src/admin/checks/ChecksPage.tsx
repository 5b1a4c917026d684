import {
  Alert,
  Box,
  Button,
  Checkbox,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { type Entry, formOf, isBlocking, KINDS } from './content-check';
import { FaultList } from './FaultList';

const ALL = 'all';

/** Every fault of every content, entry by entry, the grave ones first. */
export default function ChecksPage() {
  const { get } = useFetchClient();
  const [entries, setEntries] = useState<Entry[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [kind, setKind] = useState(ALL);
  const [blocksOnly, setBlocksOnly] = useState(false);

  const check = useCallback(async () => {
    setEntries(null);
    setHasFailed(false);
    try {
      const { data } = await get<{ entries: Entry[] }>('/desk/content-check');
      setEntries(data.entries);
    } catch {
      setHasFailed(true);
    }
  }, [get]);
  useEffect(() => void check(), [check]);

  const shown = (entries ?? [])
    .filter(({ uid }) => kind === ALL || uid === kind)
    .map((entry) => ({
      ...entry,
      faults: blocksOnly ? entry.faults.filter(isBlocking) : entry.faults,
    }));
  const faulty = shown
    .filter(({ faults }) => faults.length > 0)
    .toSorted((a, b) => Number(b.faults.some(isBlocking)) - Number(a.faults.some(isBlocking)));

  return (
    <Page.Main>
      <Page.Title>Contrôle des contenus</Page.Title>
      <Layouts.Header
        title="Contrôle des contenus"
        subtitle="Ce qui empêche de publier, et ce qui gênerait les lecteurs. Les brouillons sont contrôlés aussi."
        primaryAction={
          <Button onClick={check} loading={entries === null && !hasFailed}>
            Contrôler de nouveau
          </Button>
        }
      />
      <Layouts.Content>
        {hasFailed && (
          <Alert closeLabel="Fermer" title="Le contrôle n’a pas abouti." variant="danger">
            Attendez une minute, puis choisissez « Contrôler de nouveau ».
          </Alert>
        )}
        {!entries && !hasFailed && (
          <Typography role="status">Le contrôle est en cours : quelques secondes…</Typography>
        )}
        {entries && (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <Flex gap={6} wrap="wrap">
              <SingleSelect
                aria-label="Contenus à montrer"
                value={kind}
                onChange={(value) => setKind(String(value))}
              >
                <SingleSelectOption value={ALL}>Tous les contenus</SingleSelectOption>
                {Object.entries(KINDS).map(([uid, name]) => (
                  <SingleSelectOption key={uid} value={uid}>
                    {name}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <Checkbox
                checked={blocksOnly}
                onCheckedChange={(value) => setBlocksOnly(value === true)}
              >
                Seulement ce qui empêche la publication
              </Checkbox>
            </Flex>
            <Typography role="status" variant="delta" tag="h2">
              {summary(faulty, shown.length)}
            </Typography>
            {faulty.map((entry) => (
              <EntryCard key={entry.documentId} entry={entry} />
            ))}
            <ReadingTimes entries={shown} />
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

/** « 1 remarque », « 2 remarques ». */
const counted = (count: number, word: string) => `${count} ${word}${count > 1 ? 's' : ''}`;

/** Says of how many contents: an author hears of those alone that they may read. */
function summary(faulty: Entry[], all: number): string {
  const count = faulty.reduce((sum, { faults }) => sum + faults.length, 0);
  if (count === 0) return `Rien à signaler dans ${counted(all, 'contenu')} que vous pouvez lire.`;
  const blocking = faulty.flatMap(({ faults }) => faults).filter(isBlocking).length;
  const grave =
    blocking === 0
      ? 'aucune n’empêche la publication'
      : `${blocking} ${blocking > 1 ? 'empêchent' : 'empêche'} la publication`;
  return `${counted(count, 'remarque')} dans ${counted(faulty.length, 'contenu')} sur les ${all} que vous pouvez lire ; ${grave}.`;
}

function EntryCard({ entry }: { entry: Entry }) {
  return (
    <Box tag="section" background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Typography variant="delta" tag="h3">
        <Link style={{ color: 'inherit' }} to={formOf(entry)}>
          {entry.title || entry.slug}
        </Link>
      </Typography>
      <Typography tag="p" textColor="neutral600" variant="pi">
        {[KINDS[entry.uid], entry.address, entry.isPublished ? 'publié' : 'brouillon']
          .filter(Boolean)
          .join(' · ')}
        {entry.minutes > 0 ? ` · ${entry.minutes} min de lecture` : ''}
      </Typography>
      <Box paddingTop={4}>
        <FaultList faults={entry.faults} />
      </Box>
    </Box>
  );
}

/** How long each lesson takes to read, the longest first. */
function ReadingTimes({ entries }: { entries: Entry[] }) {
  const lessons = entries
    .filter(({ uid, minutes }) => uid === 'api::lesson.lesson' && minutes > 0)
    .toSorted((a, b) => b.minutes - a.minutes);
  if (lessons.length === 0) return null;
  return (
    <details>
      <summary>
        <Typography variant="delta">Temps de lecture de chaque séquence</Typography>
      </summary>
      <Box tag="ul" paddingTop={4}>
        {lessons.map((lesson) => (
          <li key={lesson.documentId}>
            <Typography>
              {lesson.minutes} min :{' '}
              <Link style={{ color: 'inherit' }} to={formOf(lesson)}>
                {lesson.title}
              </Link>
            </Typography>
          </li>
        ))}
      </Box>
    </details>
  );
}

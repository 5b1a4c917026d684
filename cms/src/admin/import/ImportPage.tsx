import { Alert, Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { isFetchError, Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { type FormEvent, useState } from 'react';
import { FaultTable, type ImportFault, type Line, LineTable } from './ImportTables';

type Tried = { word: string; course: { title: string }; lines: Line[]; isPublished: boolean };
type Stage =
  | { name: 'choosing' }
  | { name: 'working'; sentence: string }
  | { name: 'refused'; faults: ImportFault[] }
  | { name: 'tried'; tried: Tried }
  | { name: 'imported'; done: Tried };

/** A folder of lessons in a .zip: tried first, then imported as a whole, or not at all. */
export default function ImportPage() {
  const { post } = useFetchClient();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [stage, setStage] = useState<Stage>({ name: 'choosing' });

  async function attempt(sentence: string, ask: () => Promise<Stage>) {
    setStage({ name: 'working', sentence });
    try {
      setStage(await ask());
    } catch (error) {
      setStage({ name: 'refused', faults: faultsOf(error) });
    }
  }

  function tryIt(event: FormEvent) {
    event.preventDefault();
    if (!file) return setStage({ name: 'refused', faults: [NO_FILE] });
    const form = new FormData();
    form.append('file', file);
    form.append('title', title);
    void attempt('Le dossier est lu et contrôlé : quelques secondes…', async () => {
      const { data } = await post<Tried>('/desk/course-import/try', form);
      return { name: 'tried', tried: data };
    });
  }

  function importIt({ word, course }: Tried) {
    void attempt('L’import est en cours : ne fermez pas cette page…', async () => {
      const body = { word, title: course.title };
      const { data } = await post<Tried>('/desk/course-import/run', body);
      return { name: 'imported', done: data };
    });
  }

  return (
    <Page.Main>
      <Page.Title>Importer</Page.Title>
      <Layouts.Header
        title="Importer"
        subtitle="Un dossier de leçons, dans un fichier .zip, devient un cours. Vous voyez d’abord ce qui arrivera."
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
            <Box paddingBottom={4}>
              <Typography>
                Un seul texte, fait avec Word ou LibreOffice ? Ouvrez plutôt la séquence ou la page
                d’aide, puis choisissez « Importer un document Word » au-dessus du texte.
              </Typography>
            </Box>
            <form onSubmit={tryIt}>
              <Flex direction="column" alignItems="stretch" gap={4}>
                <Field.Root
                  name="file"
                  hint="100 Mo au plus. Un sous-dossier fait un module, un fichier .md ou .mdx une séquence, README.md l’introduction du module."
                >
                  <Field.Label>Fichier .zip</Field.Label>
                  <input
                    id="file"
                    type="file"
                    accept=".zip,application/zip"
                    aria-label="Fichier .zip"
                    onChange={({ target }) => setFile(target.files?.[0] ?? null)}
                  />
                  <Field.Hint />
                </Field.Root>
                <Field.Root
                  name="title"
                  hint="À laisser vide pour garder celui du dossier. Un nouveau titre fait un nouveau cours."
                >
                  <Field.Label>Titre du cours</Field.Label>
                  <Field.Input
                    value={title}
                    maxLength={120}
                    onChange={({ target }: { target: HTMLInputElement }) => setTitle(target.value)}
                  />
                  <Field.Hint />
                </Field.Root>
                <div>
                  <Button type="submit" disabled={stage.name === 'working'}>
                    Essayer, sans rien changer
                  </Button>
                </div>
              </Flex>
            </form>
          </Box>
          <div role="status">
            {stage.name === 'working' && <Typography>{stage.sentence}</Typography>}
            {stage.name === 'refused' && <Refused faults={stage.faults} />}
            {stage.name === 'tried' && (
              <Attempt tried={stage.tried} onImport={() => importIt(stage.tried)} />
            )}
            {stage.name === 'imported' && <Done done={stage.done} />}
          </div>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function Refused({ faults }: { faults: ImportFault[] }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Alert
        closeLabel="Fermer"
        variant="danger"
        title="Rien n’a été changé."
        onClose={() => undefined}
      >
        Corrigez ce qui est dit ci-dessous dans votre dossier, refaites le fichier .zip, puis
        choisissez-le de nouveau.
      </Alert>
      <FaultTable faults={faults} />
    </Flex>
  );
}

function Attempt({ tried, onImport }: { tried: Tried; onImport: () => void }) {
  const count = tried.lines.filter(({ outcome }) => /^(nouveau|à changer)$/.test(outcome)).length;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        Essai : ce qui arriverait au cours « {tried.course.title} »
      </Typography>
      {count === 0 ? (
        <Typography>Tout y est déjà : il n’y a rien à importer.</Typography>
      ) : (
        <Flex gap={4} wrap="wrap">
          <Button onClick={onImport}>Importer</Button>
          <Typography>
            {tried.isPublished
              ? 'Ce qui est importé sera publié.'
              : 'Ce qui est importé restera en brouillon, jusqu’à ce qu’un relecteur le publie.'}
          </Typography>
        </Flex>
      )}
      <LineTable lines={tried.lines} />
    </Flex>
  );
}

function Done({ done }: { done: Tried }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        Le cours « {done.course.title} » est importé
      </Typography>
      <Typography>
        {done.isPublished
          ? 'Le site se reconstruit. Un nouveau module reste fermé tant que vous ne lui donnez pas de date d’ouverture.'
          : 'Les pages sont en brouillon : un relecteur les publiera.'}
      </Typography>
      <LineTable lines={done.lines} />
    </Flex>
  );
}

const NO_FILE: ImportFault = { path: '', line: null, sentence: 'Choisissez un fichier .zip.' };
const UNKNOWN: ImportFault = {
  path: '',
  line: null,
  sentence:
    'L’import ne répond pas, et rien n’a été changé. Attendez une minute, puis recommencez.',
};

/** The server's own list, which Strapi's client keeps beside its error. */
function faultsOf(error: unknown): ImportFault[] {
  if (!isFetchError(error)) return [UNKNOWN];
  const faults: unknown = (error.response?.data as { faults?: unknown } | undefined)?.faults;
  return Array.isArray(faults) ? (faults as ImportFault[]) : [UNKNOWN];
}

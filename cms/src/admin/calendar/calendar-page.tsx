import {
  Alert,
  Field,
  Flex,
  Loader,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { Panel } from '../site/panel';
import { inParis } from '../site/site-words';
import { sentenceOf } from '../site/use-site-state';
import type { Calendar } from './calendar.api';
import { CourseCalendar } from './course-calendar';

export default function CalendarPage() {
  const { get } = useFetchClient();
  const [calendar, setCalendar] = useState<Calendar | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [courseId, setCourseId] = useState<string | null>(null);

  const reload = useCallback(async () => {
    try {
      const { data } = await get<Calendar>('/desk/calendar');
      setCalendar(data);
      setError(null);
    } catch (cause) {
      setError(sentenceOf(cause));
    }
  }, [get]);
  useEffect(() => void reload(), [reload]);

  const courses = calendar?.courses ?? [];
  const course = courses.find(({ id }) => id === courseId) ?? courses[0];
  return (
    <Page.Main>
      <Page.Title>Calendrier</Page.Title>
      <Layouts.Header
        title="Calendrier"
        subtitle="Les dates d’ouverture d’un cours, ensemble, à l’heure de Paris."
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {error && (
            <Alert variant="danger" title="Pas de réponse" closeLabel="Fermer">
              {error}
            </Alert>
          )}
          {!calendar && !error && <Loader>Chargement…</Loader>}
          {calendar && !course && <Typography>Il n’y a pas encore de cours.</Typography>}
          {calendar && course && (
            <>
              <Field.Root name="course">
                <Field.Label>Cours</Field.Label>
                <SingleSelect
                  value={course.id}
                  onChange={(id: string | number) => setCourseId(String(id))}
                >
                  {courses.map(({ id, title }) => (
                    <SingleSelectOption key={id} value={id}>
                      {title}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
              <CourseCalendar
                key={course.id}
                course={course}
                mayPublish={calendar.mayPublish}
                reload={reload}
              />
              {calendar.notes.length > 0 && (
                <Panel id="desk-notes" title="Ce qui a été changé ici">
                  <ul style={{ display: 'grid', gap: '0.8rem' }}>
                    {calendar.notes.map(({ at, sentence }) => (
                      <li key={at}>
                        <Typography>
                          <strong>{inParis(at)}</strong> – {sentence}
                        </Typography>
                      </li>
                    ))}
                  </ul>
                </Panel>
              )}
            </>
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

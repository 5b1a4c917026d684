import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { type Change, warningsOf } from '../../calendar/opening-dates';
import { Panel } from '../site/panel';
import { sentenceOf } from '../site/use-site-state';
import type { CourseDates } from './calendar.api';
import { DatesTable } from './dates-table';
import { FillForm } from './fill-form';
import { ShiftForm } from './shift-form';

type Props = { course: CourseDates; mayPublish: boolean; reload: () => Promise<void> };

/** A course's dates: choose a change, see it beside what is, then write all of it at once. */
export function CourseCalendar({ course, mayPublish, reload }: Props) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [changes, setChanges] = useState<Change[] | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const { rows } = course;

  const show = (next: Change[]) => {
    setChanges(next);
    table.current?.focus();
  };

  const write = async () => {
    setIsWriting(true);
    try {
      await post(`/desk/calendar/${course.id}`, { changes });
      toggleNotification({
        type: 'success',
        message: 'Les dates sont écrites. Le site se publie tout seul dans un instant.',
      });
      setChanges(null);
      await reload();
    } catch (cause) {
      toggleNotification({ type: 'danger', message: sentenceOf(cause), timeout: 15_000 });
    } finally {
      setIsWriting(false);
    }
  };

  const warnings = changes ? warningsOf(rows, changes, new Date()) : [];
  return (
    <>
      {mayPublish ? (
        <Flex gap={6} wrap="wrap" alignItems="stretch">
          <FillForm rows={rows} show={show} />
          <ShiftForm rows={rows} show={show} />
        </Flex>
      ) : (
        <Typography textColor="neutral600">
          Vous pouvez lire ce calendrier. Changer les dates de tous revient aux relecteurs.
        </Typography>
      )}
      <div ref={table} tabIndex={-1} style={{ outline: 'none' }}>
        <Panel id="desk-dates" title={changes ? 'Avant et après' : 'Dates d’ouverture'}>
          <DatesTable rows={rows} changes={changes} warnings={warnings} />
          {changes && (
            <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
              <div role="status">
                <Typography>{summaryOf(changes.length, warnings.length)}</Typography>
              </div>
              <Flex gap={3} wrap="wrap">
                <Button onClick={write} loading={isWriting} disabled={changes.length === 0}>
                  Écrire ces dates
                </Button>
                <Button variant="tertiary" onClick={() => setChanges(null)} disabled={isWriting}>
                  Ne rien changer
                </Button>
              </Flex>
            </Flex>
          )}
        </Panel>
      </div>
    </>
  );
}

function summaryOf(changes: number, warnings: number): string {
  if (changes === 0) return 'Aucune date ne change.';
  const dates = changes === 1 ? 'Une date change' : `${changes} dates changent`;
  if (warnings === 0) return `${dates}. Rien n’est encore écrit.`;
  const points = warnings === 1 ? 'un point à regarder' : `${warnings} points à regarder`;
  return `${dates}, avec ${points}. Rien n’est encore écrit.`;
}

import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type Change, filled } from '../../calendar/opening-dates';
import { inParis, isDay, isTime } from '../../calendar/paris-time';
import { Panel } from '../site/panel';
import type { DatedRow } from './calendar.api';

type Props = { rows: DatedRow[]; show: (changes: Change[]) => void };

/** All dates from a first day and a rhythm. */
export function FillForm({ rows, show }: Props) {
  const first = rows.find(({ opensAt }) => opensAt !== null)?.opensAt;
  const known = inParis(first ? new Date(first) : new Date());
  const [day, setDay] = useState(known.day);
  const [time, setTime] = useState(first ? known.time : '09:00');
  const [weeks, setWeeks] = useState('1');
  const [skipped, setSkipped] = useState<string[]>([]);
  const [error, setError] = useState<string | null>(null);

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const everyWeeks = Number(weeks);
    const problem = problemOf(day, time, everyWeeks);
    setError(problem);
    if (problem) return;
    show(filled(rows, { start: { day, time }, everyWeeks, skipped: skipped.filter(isDay) }));
  };

  return (
    <form onSubmit={submit} style={{ flex: '1 1 20rem' }} noValidate>
      <Panel id="desk-fill" title="Remplir toutes les dates">
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex gap={4} wrap="wrap" alignItems="flex-start">
            <Field.Root name="day">
              <Field.Label>Premier jour</Field.Label>
              <TextInput type="date" value={day} onChange={(e) => setDay(e.target.value)} />
            </Field.Root>
            <Field.Root name="time">
              <Field.Label>Heure de Paris</Field.Label>
              <TextInput type="time" value={time} onChange={(e) => setTime(e.target.value)} />
            </Field.Root>
            <Field.Root name="weeks">
              <Field.Label>Un module toutes les … semaines</Field.Label>
              <TextInput
                type="number"
                min={1}
                max={26}
                value={weeks}
                onChange={(e) => setWeeks(e.target.value)}
              />
            </Field.Root>
          </Flex>
          {skipped.map((week, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a week has no name but its place
            <Flex key={at} gap={3} alignItems="flex-end" wrap="wrap">
              <Field.Root name={`skipped-${at}`}>
                <Field.Label>Semaine sans ouverture : celle du</Field.Label>
                <TextInput
                  type="date"
                  value={week}
                  onChange={(e) => setSkipped(skipped.with(at, e.target.value))}
                />
              </Field.Root>
              <Button variant="tertiary" onClick={() => setSkipped(skipped.toSpliced(at, 1))}>
                Ne plus sauter
              </Button>
            </Flex>
          ))}
          {error && (
            <Typography role="alert" textColor="danger600">
              {error}
            </Typography>
          )}
          <Flex gap={3} wrap="wrap">
            <Button type="submit">Voir ces dates</Button>
            <Button variant="tertiary" onClick={() => setSkipped([...skipped, ''])}>
              Sauter une semaine
            </Button>
          </Flex>
        </Flex>
      </Panel>
    </form>
  );
}

function problemOf(day: string, time: string, everyWeeks: number): string | null {
  if (!isDay(day)) return 'Choisissez le premier jour, par exemple le 30/11/2026.';
  if (!isTime(time)) return 'Choisissez l’heure, par exemple 09:00.';
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1 || everyWeeks > 26) {
    return 'Écrivez un nombre de semaines de 1 à 26.';
  }
  return null;
}

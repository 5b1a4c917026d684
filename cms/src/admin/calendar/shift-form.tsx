import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import { type Change, shifted } from '../../calendar/opening-dates';
import { Panel } from '../site/panel';
import type { DatedRow } from './calendar.api';

type Props = { rows: DatedRow[]; show: (changes: Change[]) => void };

const LONGEST = 1000;

/** All dates, or those from a module on, some days or weeks later or earlier. */
export function ShiftForm({ rows, show }: Props) {
  const modules = rows.filter(({ kind }) => kind === 'module');
  const [amount, setAmount] = useState('1');
  const [unit, setUnit] = useState('7');
  const [direction, setDirection] = useState('1');
  const [from, setFrom] = useState('');
  const [error, setError] = useState<string | null>(null);

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const count = Number(amount);
    const isGood = Number.isInteger(count) && count >= 1 && count <= LONGEST;
    setError(isGood ? null : `Écrivez un nombre entier de 1 à ${LONGEST}.`);
    if (isGood) show(shifted(rows, count * Number(unit) * Number(direction), from || undefined));
  };

  return (
    <form onSubmit={submit} style={{ flex: '1 1 20rem' }} noValidate>
      <Panel id="desk-shift" title="Décaler ensemble">
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex gap={4} wrap="wrap" alignItems="flex-start">
            <Field.Root name="amount">
              <Field.Label>De combien</Field.Label>
              <TextInput
                type="number"
                min={1}
                max={LONGEST}
                value={amount}
                onChange={(e) => setAmount(e.target.value)}
              />
            </Field.Root>
            <Choice name="unit" label="Unité" value={unit} choose={setUnit}>
              {[
                ['7', 'semaines'],
                ['1', 'jours'],
              ]}
            </Choice>
            <Choice name="direction" label="Sens" value={direction} choose={setDirection}>
              {[
                ['1', 'plus tard'],
                ['-1', 'plus tôt'],
              ]}
            </Choice>
          </Flex>
          <Choice
            name="from"
            label="À partir de"
            value={from || 'all'}
            choose={(id) => setFrom(id === 'all' ? '' : id)}
          >
            {[['all', 'Tous les modules'], ...modules.map(({ id, title }) => [id, title])]}
          </Choice>
          {error && (
            <Typography role="alert" textColor="danger600">
              {error}
            </Typography>
          )}
          <Flex>
            <Button type="submit">Voir ce décalage</Button>
          </Flex>
        </Flex>
      </Panel>
    </form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string;
  choose: (value: string) => void;
  children: string[][];
};

function Choice({ name, label, value, choose, children }: ChoiceProps) {
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(next: string | number) => choose(String(next))}>
        {children.map(([key = '', words]) => (
          <SingleSelectOption key={key} value={key}>
            {words}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

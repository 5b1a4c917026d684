import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { type AuthoritySize, type AuthorityType, sizeWords, typeWords } from '../lib/authority.ts';
import { PARTS } from '../lib/community.schema.ts';
import type { Part } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { CheckList } from './CheckList.tsx';
import { ConfirmHiding } from './ConfirmHiding.tsx';
import {
  type CommunitySettings,
  readSettings,
  type SavedSettings,
  saveSettings,
} from './running.api.ts';
import { partWords, runningMessage } from './running-words.ts';

/** What somebody types of positions: one in each line. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The settings, and what happens when another administrator saved them meanwhile. */
export function SettingsForm({ saved }: { saved: SavedSettings }) {
  const [typed, setTyped] = useState(saved.settings);
  const [positions, setPositions] = useState(saved.settings.audiencePositions.join('\n'));
  const [version, setVersion] = useState(saved.version);
  const [theirs, setTheirs] = useState<SavedSettings>();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const [error, setError] = useState<unknown>();
  const change = (part: Partial<CommunitySettings>) => {
    setTyped({ ...typed, ...part });
    setIsDone(false);
  };
  const take = (from: SavedSettings) => {
    setTyped(from.settings);
    setPositions(from.settings.audiencePositions.join('\n'));
    setVersion(from.version);
    setTheirs(undefined);
  };

  const save = async (over: number) => {
    setIsAsking(false);
    setIsBusy(true);
    setError(undefined);
    try {
      const settings = { ...typed, audiencePositions: linesOf(positions) };
      take(await saveSettings(saved, over, settings));
      setIsDone(true);
    } catch (failure) {
      if (toAppError(failure).reason === 'settings-changed') {
        setTheirs(await readSettings(saved.id).catch(() => undefined));
      }
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const isHiding = saved.settings.isListed && !typed.isListed;
    if (isHiding) setIsAsking(true);
    else void save(version);
  };

  return (
    <form className="form" noValidate onSubmit={submit}>
      <Field
        label={m.running_community_name()}
        value={typed.name}
        maxLength={100}
        onChange={({ target }) => change({ name: target.value })}
      />
      <AreaField
        label={m.running_community_description()}
        rows={4}
        maxLength={2000}
        value={typed.description}
        onChange={({ target }) => change({ description: target.value })}
      />
      <fieldset className="running-fields">
        <legend>{m.running_joining()}</legend>
        <CheckField
          label={m.running_needs_approval()}
          hint={m.running_needs_approval_hint()}
          checked={typed.needsApproval}
          onChange={({ target }) => change({ needsApproval: target.checked })}
        />
        {typed.needsApproval && (
          <Field
            label={m.running_ask_again()}
            hint={m.running_ask_again_hint()}
            type="number"
            min={0}
            max={365}
            value={Number.isNaN(typed.askAgainDays) ? '' : typed.askAgainDays}
            onChange={({ target }) => change({ askAgainDays: target.valueAsNumber })}
          />
        )}
        <CheckField
          label={m.running_hidden()}
          hint={saved.kind === 'group' ? m.running_hidden_group_hint() : m.running_hidden_hint()}
          checked={!typed.isListed}
          onChange={({ target }) => change({ isListed: !target.checked })}
        />
      </fieldset>
      <CheckList
        legend={m.running_parts()}
        hint={m.running_parts_hint()}
        words={Object.fromEntries(PARTS.map((part) => [part, partWords[part]()]))}
        chosen={typed.memberParts}
        onChange={(parts) => change({ memberParts: parts as Part[] })}
      />
      {saved.kind === 'community' && (
        <details className="running-audience">
          <summary>{m.running_audience()}</summary>
          <p className="hint">{m.running_audience_hint()}</p>
          <CheckList
            legend={m.running_audience_types()}
            words={wordsOf<AuthorityType>(typeWords)}
            chosen={typed.audienceTypes}
            onChange={(audienceTypes) => change({ audienceTypes })}
          />
          <CheckList
            legend={m.running_audience_sizes()}
            words={wordsOf<AuthoritySize>(sizeWords)}
            chosen={typed.audienceSizes}
            onChange={(audienceSizes) => change({ audienceSizes })}
          />
          <AreaField
            label={m.running_audience_positions()}
            hint={m.running_audience_positions_hint()}
            rows={3}
            value={positions}
            onChange={({ target }) => {
              setPositions(target.value);
              setIsDone(false);
            }}
          />
        </details>
      )}
      {theirs ? (
        <ChangedMeanwhile
          theirs={theirs}
          mine={typed}
          onKeepMine={() => void save(theirs.version)}
          onTakeTheirs={() => {
            take(theirs);
            setError(undefined);
          }}
        />
      ) : (
        <Refusal error={error} words={runningMessage} />
      )}
      {isDone && <Notice kind="success">{m.running_saved()}</Notice>}
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {m.running_save()}
        </Button>
      </div>
      {isAsking && (
        <ConfirmHiding
          saved={saved}
          onConfirm={() => void save(version)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </form>
  );
}

const wordsOf = <Value extends string>(words: Record<Value, () => string>) =>
  Object.fromEntries(
    Object.entries<() => string>(words).map(([value, word]) => [value, word()]),
  ) as Record<string, string>;

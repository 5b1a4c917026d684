import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Field } from '../ui/Field.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { createCommunity } from './running.api.ts';
import { runningMessage } from './running-words.ts';

interface NewCommunityFormProps {
  /** Of what is made here: a second click makes nothing more. */
  id: string;
  /** The community of a new group. */
  parent: Community | null;
}

export function NewCommunityForm({ id, parent }: NewCommunityFormProps) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [needsApproval, setNeedsApproval] = useState(true);
  const [isListed, setIsListed] = useState(true);
  const [courriels, setCourriels] = useState('');
  const [unknown, setUnknown] = useState<string[]>([]);
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const made = await createCommunity({
        ...{ id, name, description, needsApproval, isListed },
        parentId: parent?.id ?? null,
        administrators: courriels.split(/[\s,;]+/).filter(Boolean),
      });
      setUnknown(made.unknown);
      if (made.slug !== null) location.assign(communityHref(made.slug, 'settings'));
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form className="form" noValidate onSubmit={submit}>
      <Field
        label={parent ? m.running_group_name() : m.running_community_name()}
        value={name}
        maxLength={100}
        onChange={({ target }) => setName(target.value)}
      />
      <AreaField
        label={m.running_community_description()}
        rows={3}
        maxLength={2000}
        value={description}
        onChange={({ target }) => setDescription(target.value)}
      />
      <fieldset className="running-fields">
        <legend>{m.running_joining()}</legend>
        <CheckField
          label={m.running_needs_approval()}
          hint={m.running_needs_approval_hint()}
          checked={needsApproval}
          onChange={({ target }) => setNeedsApproval(target.checked)}
        />
        <CheckField
          label={m.running_hidden()}
          hint={parent ? m.running_hidden_group_hint() : m.running_hidden_hint()}
          checked={!isListed}
          onChange={({ target }) => setIsListed(!target.checked)}
        />
      </fieldset>
      {parent ? (
        <p>{m.running_group_administrators()}</p>
      ) : (
        <AreaField
          label={m.running_administrators()}
          hint={m.running_administrators_hint()}
          rows={2}
          value={courriels}
          error={
            unknown.length > 0 ? m.running_unknown({ courriels: unknown.join(', ') }) : undefined
          }
          onChange={({ target }) => {
            setCourriels(target.value);
            setUnknown([]);
          }}
        />
      )}
      <Refusal error={error} words={runningMessage} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {parent ? m.running_create_group() : m.running_create()}
        </Button>
      </div>
    </form>
  );
}

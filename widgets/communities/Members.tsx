import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { AUTHORITY_SIZES, AUTHORITY_TYPES, sizeWords, typeWords } from '../lib/authority.ts';
import type { Community } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { memberCount as countWords } from '../lib/member-count.ts';
import { queryClient } from '../lib/query.ts';
import { saveFile } from '../lib/save-file.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { MemberItem } from './MemberItem.tsx';
import { exportMembers, membersOf, NO_FILTERS } from './members.api.ts';
import './members.css';

/** Who is in a community, found by what each shows. */
export function Members() {
  return <InCommunity>{(community) => <Found community={community} />}</InCommunity>;
}

function Found({ community }: { community: Community }) {
  const [typed, setTyped] = useState(NO_FILTERS);
  const [filters, setFilters] = useState(NO_FILTERS);
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    setFilters(typed);
  };
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setTyped({ ...typed, [name]: target.value }),
  });
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <>
      <p className="soft">{countWords(community.memberCount)}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is unknown to some screen readers. */}
      <form
        className="member-filters"
        role="search"
        aria-label={m.communities_members_filters()}
        onSubmit={search}
      >
        <Field label={m.communities_members_name()} type="search" {...field('query')} />
        <Field label={m.communities_details_position()} type="search" {...field('held_position')} />
        <SelectField label={m.communities_details_type()} {...field('authority_type')}>
          <option value="">{m.communities_members_any()}</option>
          {AUTHORITY_TYPES.map((type) => (
            <option key={type} value={type}>
              {typeWords[type]()}
            </option>
          ))}
        </SelectField>
        <SelectField label={m.communities_details_size()} {...field('authority_size')}>
          <option value="">{m.communities_members_any()}</option>
          {AUTHORITY_SIZES.map((size) => (
            <option key={size} value={size}>
              {sizeWords[size]()}
            </option>
          ))}
        </SelectField>
        <div className="actions">
          <Button type="submit">{m.communities_members_search()}</Button>
          {isFiltered && (
            <Button
              look="secondary"
              onClick={() => {
                setTyped(NO_FILTERS);
                setFilters(NO_FILTERS);
              }}
            >
              {m.communities_members_all()}
            </Button>
          )}
        </div>
      </form>
      <List community={community} filters={filters} isFiltered={isFiltered} />
      {community.isAdministrator && <Export community={community} />}
    </>
  );
}

interface ListProps {
  community: Community;
  filters: typeof NO_FILTERS;
  isFiltered: boolean;
}

function List({ community, filters, isFiltered }: ListProps) {
  const pages = useInfiniteQuery(membersOf(community.id, filters), queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const members = pages.data.pages.flatMap((page) => page.members);
  if (members.length === 0) {
    return (
      <p role="status">
        {isFiltered ? m.communities_members_none_found() : m.communities_members_none()}
      </p>
    );
  }
  return (
    <>
      <ul className="member-list">
        {members.map((member) => (
          <MemberItem key={member.id} community={community} member={member} />
        ))}
      </ul>
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.communities_members_more()} />
    </>
  );
}

function Export({ community }: { community: Community }) {
  const saving = useMutation(
    { mutationFn: () => exportMembers(community), onSuccess: saveFile },
    queryClient,
  );
  return (
    <div className="member-export">
      <Button look="secondary" isBusy={saving.isPending} onClick={() => saving.mutate()}>
        {m.communities_members_export()}
      </Button>
      <p className="hint">{m.communities_members_export_hint()}</p>
      {saving.error &&
        (toAppError(saving.error).code === 'too-many' ? (
          <Notice kind="error">{m.communities_members_export_often()}</Notice>
        ) : (
          <ErrorNotice error={saving.error} onRetry={() => saving.mutate()} />
        ))}
    </div>
  );
}

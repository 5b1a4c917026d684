import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { myCommunities } from './communities.api.ts';
import { NamesFields } from './NamesFields.tsx';
import { ownNames, saveNames, type TypedNames } from './names.api.ts';

interface Names {
  /** Who will see the names, before the first community; and the fields where they are missing. */
  fields: ReactNode;
  /** What is known of them is still being asked: nobody is sent on yet. */
  isPending: boolean;
  /** The names are there, or typed. */
  isReady: boolean;
  /** Marks what is missing. */
  tryOn: () => void;
  save: () => Promise<void>;
  refusal: (error: unknown) => ReactNode;
}

/** How the reader is called, asked for where it is missing, while somebody is about to join. */
export function useNames(isAsking: boolean, error: unknown): Names {
  const [changed, setChanged] = useState<Partial<TypedNames>>({});
  const [isTried, setIsTried] = useState(false);
  const names = useQuery({ ...ownNames, enabled: isAsking }, queryClient);
  const mine = useQuery({ ...myCommunities, enabled: isAsking }, queryClient);
  const { first_name, last_name } = names.data ?? {};
  const isMissing = names.data && !(first_name && last_name);
  // Half of it may be there already.
  const typed = {
    firstName: first_name ?? '',
    lastName: last_name ?? '',
    password: '',
    ...changed,
  };
  return {
    fields: (
      <>
        {(isMissing || mine.data?.length === 0) && <p>{m.communities_names_shown()}</p>}
        {names.isPending && <p role="status">{m.app_loading()}</p>}
        {names.error && <ErrorNotice error={names.error} onRetry={() => names.refetch()} />}
        {isMissing && (
          <NamesFields typed={typed} isTried={isTried} error={error} onChange={setChanged} />
        )}
      </>
    ),
    isPending: names.isPending,
    isReady: Boolean(
      names.data && (!isMissing || Object.values(typed).every((value) => value.trim() !== '')),
    ),
    tryOn: () => setIsTried(true),
    save: async () => {
      if (names.data && isMissing) await saveNames(names.data, typed);
    },
    refusal,
  };
}

const REASONS = ['names-missing', 'name-invalid', 'password-wrong', 'password-holds-name'];

/** Something was refused because of the names, and not of what they were asked for. */
export const isAboutNames = (error: unknown): boolean =>
  Boolean(error) && REASONS.includes(toAppError(error).reason ?? '');

/** What the server refused about the names that no field says. */
function refusal(error: unknown): ReactNode {
  if (!error) return null;
  const { reason } = toAppError(error);
  if (reason === 'password-wrong' || reason === 'password-holds-name') return null;
  if (reason === 'name-invalid') return <Notice kind="error">{m.account_names_invalid()}</Notice>;
  if (reason === 'names-missing') {
    return <Notice kind="error">{m.communities_names_missing()}</Notice>;
  }
  return <ErrorNotice error={error} />;
}

import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { detailLabels, formWords } from './detail-words.ts';
import { ownDetails } from './member-details.api.ts';
import { DETAILS } from './member-details.schema.ts';
import './details-summary.css';

/** What one has told the communities, and who sees it, for the personal space. */
export function DetailsSummary() {
  return <SignedIn>{() => <Summary />}</SignedIn>;
}

function Summary() {
  const details = useQuery(ownDetails, queryClient);
  if (details.isPending) return <p className="soft">{m.app_loading()}</p>;
  if (!details.data) return <ErrorNotice error={details.error} onRetry={() => details.refetch()} />;
  const form = details.data;
  const told = DETAILS.filter((detail) => formWords(form, detail) !== '');
  return (
    <>
      {told.length === 0 && <p>{m.communities_details_none()}</p>}
      {told.length > 0 && (
        <dl className="details-summary">
          {told.map((detail) => (
            <div key={detail}>
              <dt>{detailLabels[detail]()}</dt>
              <dd>
                {formWords(form, detail)}{' '}
                <span className="soft">
                  {form.visible.includes(detail)
                    ? m.communities_details_to_members()
                    : m.communities_details_to_administrators()}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <a className="button button-quiet" href="/mon-espace/informations/">
          {told.length > 0 ? m.communities_details_edit() : m.communities_details_fill()}
        </a>
      </p>
    </>
  );
}

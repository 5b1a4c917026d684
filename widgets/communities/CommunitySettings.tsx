import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { settingsOf } from './running.api.ts';
import { SettingsForm } from './SettingsForm.tsx';
import './running.css';

/** Réglages: what a community is, and who may do what in it. */
export function CommunitySettings() {
  return <InCommunity of="administrators">{(here) => <SettingsOf community={here} />}</InCommunity>;
}

function SettingsOf({ community }: { community: Community }) {
  const saved = useQuery(settingsOf(community.id), queryClient);
  if (saved.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!saved.data) return <ErrorNotice error={saved.error} onRetry={() => saved.refetch()} />;
  const { kind, slug } = saved.data;
  return (
    <>
      <SettingsForm saved={saved.data} />
      {kind === 'community' && (
        <section aria-labelledby="groupe">
          <h2 id="groupe">{m.running_new_group()}</h2>
          <p>{m.running_new_group_text()}</p>
          <p>
            <a className="button button-quiet" href={`/communautes/nouvelle/?c=${slug}`}>
              {m.running_new_group()}
            </a>
          </p>
        </section>
      )}
    </>
  );
}

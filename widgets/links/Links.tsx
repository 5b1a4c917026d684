import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { type Community, mayPost } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { useReturnFocus } from '../lib/use-return-focus.ts';
import { Button } from '../ui/Button.tsx';
import { DeleteDialog } from '../ui/DeleteDialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { PublicationError } from '../ui/PublicationError.tsx';
import { byCategory, moved } from './arrange.ts';
import { LinkForm } from './LinkForm.tsx';
import { LinkItem } from './LinkItem.tsx';
import { LINK_REFUSALS } from './link-words.ts';
import { type CommunityLink, linksOf, orderLinks, removeLink } from './links.api.ts';
import '../ui/publication.css';
import './links.css';

/** « Liens utiles » of a community. */
export function Links() {
  return <InCommunity>{(here) => <LinksHere community={here} />}</InCommunity>;
}

function LinksHere({ community }: { community: Community }) {
  const session = useSession();
  const links = useQuery(linksOf(community.id), queryClient);
  if (session.status !== 'signed-in') return null;
  if (links.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!links.data) return <ErrorNotice error={links.error} onRetry={() => links.refetch()} />;
  return <LinkList userId={session.userId} community={community} links={links.data} />;
}

interface LinkListProps {
  userId: string;
  community: Community;
  links: CommunityLink[];
}

function LinkList({ userId, community, links }: LinkListProps) {
  const mayArrange = mayPost(community, 'links');
  const [said, setSaid] = useState('');
  const [error, setError] = useState<unknown>();
  const [edited, setEdited] = useState<CommunityLink | 'new'>();
  const begin = useReturnFocus(edited !== undefined);
  const [removed, setRemoved] = useState<CommunityLink>();
  const move = async (link: CommunityLink, by: 1 | -1) => {
    const ids = moved(links, link.id, by);
    if (!ids) return;
    setError(undefined);
    try {
      await orderLinks(community.id, ids);
      setSaid(m.links_moved());
    } catch (failure) {
      setError(failure);
    }
  };
  const groups = byCategory(links);
  const hasHeadings = groups.some(([category]) => category !== '');
  const categories = groups.map(([category]) => category).filter((category) => category !== '');
  return (
    <>
      <p className="publication-said" role="status">
        {said}
      </p>
      {mayArrange && !edited && (
        <Button ref={begin} onClick={() => setEdited('new')}>
          {m.links_add()}
        </Button>
      )}
      {edited && (
        <LinkForm
          key={edited === 'new' ? 'new' : edited.id}
          {...{ userId, categories }}
          communityId={community.id}
          edited={edited === 'new' ? undefined : edited}
          onDone={(sentence) => {
            setEdited(undefined);
            setSaid(sentence);
          }}
          onCancel={() => setEdited(undefined)}
        />
      )}
      <PublicationError error={error} words={LINK_REFUSALS} />
      {links.length === 0 && <p>{mayArrange ? m.links_none_add() : m.links_none()}</p>}
      {groups.map(([category, under]) => (
        <section key={category} aria-label={category || m.links_uncategorised()}>
          {hasHeadings && <h2 className="links-category">{category || m.links_uncategorised()}</h2>}
          <ul className="publications">
            {under.map((link, at) => (
              <LinkItem
                key={link.id}
                {...{ link, mayArrange }}
                isFirst={at === 0}
                isLast={at === under.length - 1}
                onMove={(by) => move(link, by)}
                onEdit={() => setEdited(link)}
                onRemove={() => setRemoved(link)}
              />
            ))}
          </ul>
        </section>
      ))}
      {removed && (
        <DeleteDialog
          title={m.links_remove_title()}
          text={m.links_remove_text({ title: removed.title })}
          confirm={m.links_remove_confirm()}
          onDelete={async () => {
            await removeLink(community.id, removed.id);
            setRemoved(undefined);
            setSaid(m.links_removed());
          }}
          onClose={() => setRemoved(undefined)}
          errorOf={(failure) => <PublicationError error={failure} words={LINK_REFUSALS} />}
        />
      )}
    </>
  );
}

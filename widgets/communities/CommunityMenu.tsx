import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { m } from '#messages';
import { communityOf, slugHere } from '../lib/community.ts';
import {
  COMMUNITY_PAGES,
  type CommunityPageName,
  communityHref,
} from '../lib/community-address.ts';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Island } from '../ui/Island.tsx';
import './community-menu.css';

const WORDS: Record<CommunityPageName, () => string> = {
  home: m.communities_menu_home,
  news: m.communities_menu_news,
  documents: m.communities_menu_documents,
  experiences: m.communities_menu_experiences,
  agenda: m.communities_menu_agenda,
  forum: m.communities_menu_forum,
  groups: m.communities_menu_groups,
  links: m.communities_menu_links,
  members: m.communities_menu_members,
  invitations: m.communities_menu_invitations,
  settings: m.communities_menu_settings,
  moderation: m.communities_menu_moderation,
  figures: m.communities_menu_figures,
};
const NAMES = Object.keys(COMMUNITY_PAGES) as CommunityPageName[];
const RUNNING: readonly CommunityPageName[] = ['invitations', 'settings', 'moderation', 'figures'];
/** What those of a session have together. */
const OF_SESSION: readonly CommunityPageName[] = ['agenda', 'forum', 'moderation'];

interface CommunityMenuProps {
  page: CommunityPageName;
}

/** The menu that is there on every page of a community. */
export function CommunityMenu(props: CommunityMenuProps) {
  return (
    <Island>
      <Menu {...props} />
    </Island>
  );
}

function Menu({ page }: CommunityMenuProps) {
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const isAwake = useHydrated();
  const session = useSession();
  const slug = isAwake ? slugHere() : '';
  const { data: community } = useQuery(
    { ...communityOf(slug), enabled: isAwake && session.status === 'signed-in' },
    queryClient,
  );
  const isGroup = community?.kind === 'group';
  const isSession = community?.kind === 'session';
  const shown = NAMES.filter(
    (name) =>
      (!isSession || OF_SESSION.includes(name)) &&
      (!RUNNING.includes(name) || community?.isAdministrator) &&
      !(isGroup && name === 'groups'),
  );
  return (
    <nav className="community-menu no-print" aria-label={m.communities_menu()}>
      <p className="community-menu-name">{community?.name ?? m.communities_menu_title()}</p>
      {/* On a telephone the list opens from here, so that the page begins in the first view. */}
      <button
        type="button"
        className="button button-quiet community-menu-toggle"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {m.communities_menu()}
      </button>
      {community?.parent && (
        <p className="community-menu-parent">
          <a href={communityHref(community.parent.slug)}>
            {m.communities_menu_parent({ name: community.parent.name })}
          </a>
        </p>
      )}
      <ul id={listId} data-open={isOpen || undefined}>
        <li>
          <a href="/mon-espace/">{m.communities_menu_space()}</a>
        </li>
        {shown.map((name) => (
          <li key={name}>
            <a
              href={isAwake ? communityHref(slug, name) : COMMUNITY_PAGES[name]}
              aria-current={name === page ? 'page' : undefined}
            >
              {isGroup && name === 'home' ? m.communities_menu_group_home() : WORDS[name]()}
              {name === 'news' && community?.hasUnreadNews && (
                <span className="community-menu-new">{m.communities_menu_new()}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { type CommunityPageName, communityHref } from '../lib/community-address.ts';
import { dayOf } from '../lib/publication-words.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { type CommunityContents, type HomeLine, homeOf } from './home.api.ts';

/** What is new in each part of a community, for its members. */
export function HomeContents({ community }: { community: Community }) {
  const home = useQuery(homeOf(community.id), queryClient);
  if (home.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!home.data) return <ErrorNotice error={home.error} onRetry={() => home.refetch()} />;
  const { news, topics, experiences, administrators } = home.data;
  return (
    <>
      <HomePart
        {...{ community, lines: news }}
        page="news"
        title={m.communities_home_news()}
        all={m.communities_home_news_all()}
        none={m.communities_home_no_news()}
      />
      <div className="community-home-parts">
        <HomePart
          {...{ community, lines: topics }}
          page="forum"
          title={m.communities_home_topics()}
          all={m.communities_home_topics_all()}
          none={m.communities_home_no_topics()}
        />
        <HomePart
          {...{ community, lines: experiences }}
          page="experiences"
          title={m.communities_home_experiences()}
          all={m.communities_home_experiences_all()}
          none={m.communities_home_no_experiences()}
        />
        {community.kind === 'community' && <MyGroups {...{ community }} {...home.data} />}
        {administrators.length > 0 && (
          <section className="card">
            <h2>{m.communities_home_administrators()}</h2>
            <ul className="community-home-lines">
              {administrators.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}

interface HomePartProps {
  community: Community;
  page: CommunityPageName;
  lines: HomeLine[];
  title: string;
  all: string;
  none: string;
}

function HomePart({ community, page, lines, title, all, none }: HomePartProps) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="community-home-lines">
          {lines.map((line) => (
            <li key={line.id}>
              <a href={communityHref(community.slug, page, line.id)}>{line.title}</a>
              <span className="community-home-facts">
                {line.isUnread && (
                  <span className="community-home-new">{m.publications_badge_new()}</span>
                )}
                {line.isPinned && <span>{m.publications_badge_pinned()}</span>}
                <time dateTime={line.at.toISOString()}>{dayOf(line.at)}</time>
              </span>
              {line.excerpt && <p>{line.excerpt}</p>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={communityHref(community.slug, page)}>{all}</a>
      </p>
    </section>
  );
}

function MyGroups({ community, groups }: { community: Community } & CommunityContents) {
  return (
    <section className="card">
      <h2>{m.communities_home_groups()}</h2>
      {groups.length === 0 ? (
        <p>{m.communities_home_groups_none()}</p>
      ) : (
        <ul className="community-home-lines">
          {groups.map(({ slug, name }) => (
            <li key={slug}>
              <a href={communityHref(slug)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={communityHref(community.slug, 'groups')}>{m.communities_home_groups_all()}</a>
      </p>
    </section>
  );
}

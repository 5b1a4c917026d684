import { useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { inBothZones } from '../lib/publication-words.ts';
import { PostActions } from '../ui/PostActions.tsx';
import { PublicationFacts } from '../ui/PublicationFacts.tsx';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import { NewsActions } from './NewsActions.tsx';
import { NewsForm } from './NewsForm.tsx';
import { type NewsItem, refreshNews } from './news.api.ts';

interface NewsArticleProps {
  userId: string;
  community: Community;
  news: NewsItem;
  /** On its own page: nothing leads there any more. */
  isAlone?: boolean;
  isFirst?: boolean;
  onSaid: (said: string) => void;
}

/** A piece of news: what is new about it, who wrote it when, its text or the beginning of it. */
export function NewsArticle(props: NewsArticleProps) {
  const { userId, community, news, isAlone = false, isFirst = false, onSaid } = props;
  const [isEditing, setIsEditing] = useState(false);
  const { title } = news;
  const href = communityHref(community.slug, 'news', news.id);
  // A list holds beginnings, and a beginning must not be saved as the whole.
  const edit = () => {
    if (news.isCut) location.assign(href);
    else setIsEditing(true);
  };
  if (isEditing) {
    return (
      <NewsForm
        {...{ userId }}
        communityId={community.id}
        edited={news}
        onDone={(said) => {
          setIsEditing(false);
          onSaid(said);
        }}
        onCancel={() => setIsEditing(false)}
      />
    );
  }
  const badges: [is: boolean, word: string, look?: string][] = [
    [news.isUnread, m.publications_badge_new(), 'publication-badge-new'],
    [news.isPinned, m.publications_badge_pinned()],
    [news.isScheduled, m.publications_badge_scheduled()],
    [news.isHidden, m.publications_badge_hidden()],
  ];
  const shown = badges.filter(([is]) => is);
  return (
    <article className="card publication" aria-label={title}>
      {shown.length > 0 && (
        <p className="publication-badges">
          {shown.map(([, word, look = '']) => (
            <span key={word} className={`publication-badge ${look}`.trim()}>
              {word}
            </span>
          ))}
        </p>
      )}
      {isAlone ? (
        <h2>{title}</h2>
      ) : (
        <h3>
          <a href={href}>{title}</a>
        </h3>
      )}
      <PublicationFacts {...news} />
      {news.isScheduled && <p>{m.news_scheduled_for({ when: inBothZones(news.publishedAt) })}</p>}
      <div className="publication-text">
        <SmallMarkdown text={news.isCut ? `${news.body}…` : news.body} />
      </div>
      {news.isCut && (
        <p>
          <a href={href} aria-label={m.news_read_more_of({ title })}>
            {m.news_read_more()}
          </a>
        </p>
      )}
      <NewsActions
        {...{ news, isFirst, onSaid }}
        isAdministrator={community.isAdministrator}
        onEdit={edit}
      >
        {/* What is still to come is between those who publish. */}
        {!news.isScheduled && (
          <PostActions
            communityId={community.id}
            postId={news.id}
            authorIsMe={news.isMine}
            isHidden={news.isHidden}
            author={news.author.name}
            onChanged={refreshNews}
          />
        )}
      </NewsActions>
    </article>
  );
}

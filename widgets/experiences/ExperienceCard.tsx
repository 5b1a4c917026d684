import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { PublicationFacts } from '../ui/PublicationFacts.tsx';
import { replyWords, usefulWords } from './experience-words.ts';
import type { Experience } from './experiences.api.ts';

interface ExperienceCardProps {
  slug: string;
  experience: Experience;
}

/** An experience in the list: enough to know whether one wants to read it. */
export function ExperienceCard({ slug, experience }: ExperienceCardProps) {
  const { id, title, excerpt, usefulCount, replyCount, isHidden } = experience;
  return (
    <article className="card publication" aria-label={title}>
      {isHidden && (
        <p className="publication-badges">
          <span className="publication-badge">{m.publications_badge_hidden()}</span>
        </p>
      )}
      <h2>
        <a href={communityHref(slug, 'experiences', id)}>{title}</a>
      </h2>
      <PublicationFacts {...experience} />
      <p className="publication-text">{excerpt}</p>
      {(usefulCount > 0 || replyCount > 0) && (
        <p className="publication-facts">
          {usefulCount > 0 && <span>{usefulWords(usefulCount)}</span>}
          {replyCount > 0 && <span>{replyWords(replyCount)}</span>}
        </p>
      )}
    </article>
  );
}

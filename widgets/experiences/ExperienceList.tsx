import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { type Community, mayPost } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { hasDraft } from '../lib/use-form-draft.ts';
import { useReturnFocus } from '../lib/use-return-focus.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { ExperienceCard } from './ExperienceCard.tsx';
import { ExperienceForm, experiencePlace } from './ExperienceForm.tsx';
import { type Experience, experiencesOf } from './experiences.api.ts';

interface ExperienceListProps {
  userId: string;
  community: Community;
}

/** What members have shared, and the form in which one shares. */
export function ExperienceList({ userId, community }: ExperienceListProps) {
  const mayShare = mayPost(community, 'experiences');
  const [isWriting, setIsWriting] = useState(
    () => mayShare && hasDraft(userId, experiencePlace(community.id)),
  );
  const [isByUse, setIsByUse] = useState(false);
  const begin = useReturnFocus(isWriting);
  const [said, setSaid] = useState('');
  const orders: [isByUse: boolean, label: string][] = [
    [false, m.experiences_newest()],
    [true, m.experiences_most_useful()],
  ];
  return (
    <>
      <p className="publication-said" role="status">
        {said}
      </p>
      <p className="soft">{m.experiences_lead()}</p>
      {mayShare && !isWriting && (
        <Button ref={begin} onClick={() => setIsWriting(true)}>
          {m.experiences_write()}
        </Button>
      )}
      {isWriting && (
        <ExperienceForm
          {...{ userId }}
          communityId={community.id}
          onDone={(sentence) => {
            setIsWriting(false);
            setSaid(sentence);
          }}
          onCancel={() => setIsWriting(false)}
        />
      )}
      <fieldset className="experiences-order">
        <legend className="visually-hidden">{m.experiences_order()}</legend>
        {orders.map(([byUse, label]) => (
          <label key={label}>
            <input
              type="radio"
              name="order"
              checked={isByUse === byUse}
              onChange={() => setIsByUse(byUse)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Shared {...{ community, isByUse, mayShare }} />
    </>
  );
}

interface SharedProps {
  community: Community;
  isByUse: boolean;
  mayShare: boolean;
}

function Shared({ community, isByUse, mayShare }: SharedProps) {
  const pages = useInfiniteQuery(experiencesOf(community.id, isByUse), queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const experiences = onceEach(pages.data.pages.flatMap((page) => page.experiences));
  if (experiences.length === 0) {
    return <p>{mayShare ? m.experiences_none_write() : m.experiences_none()}</p>;
  }
  return (
    <>
      <ul className="publications">
        {experiences.map((experience) => (
          <li key={experience.id}>
            <ExperienceCard slug={community.slug} experience={experience} />
          </li>
        ))}
      </ul>
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.experiences_more()} />
    </>
  );
}

/** One that became more useful while one read may stand on two pages. */
function onceEach(experiences: Experience[]): Experience[] {
  const seen = new Set<string>();
  return experiences.filter(({ id }) => !seen.has(id) && seen.add(id));
}

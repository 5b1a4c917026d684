import { idHere } from '../lib/community.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { InCommunity } from '../ui/InCommunity.tsx';
import { TopicBoard } from './TopicBoard.tsx';
import { TopicPage } from './TopicPage.tsx';
import './forum.css';

/** The forum of a community, a group or a session: its list of topics, or one of them. */
export function Forum() {
  return (
    <InCommunity>
      {(community) => {
        const id = idHere();
        return (
          <Announcer>
            {id === null ? (
              <TopicBoard community={community} />
            ) : (
              <TopicPage community={community} topicId={id} />
            )}
          </Announcer>
        );
      }}
    </InCommunity>
  );
}

import { type Community, idHere } from '../lib/community.ts';
import { useSession } from '../lib/session.ts';
import { InCommunity } from '../ui/InCommunity.tsx';
import { ExperienceList } from './ExperienceList.tsx';
import { OneExperience } from './OneExperience.tsx';
import '../ui/publication.css';
import './experiences.css';

/** « Partage d’expériences »: all of a community's, or the one that the address names. */
export function Experiences() {
  return <InCommunity>{(here) => <ExperiencesHere community={here} />}</InCommunity>;
}

function ExperiencesHere({ community }: { community: Community }) {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  const { userId } = session;
  const id = idHere();
  if (id) return <OneExperience {...{ userId, community, id }} />;
  return <ExperienceList {...{ userId, community }} />;
}

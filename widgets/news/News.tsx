import { type Community, idHere } from '../lib/community.ts';
import { useSession } from '../lib/session.ts';
import { InCommunity } from '../ui/InCommunity.tsx';
import { NewsList } from './NewsList.tsx';
import { OneNews } from './OneNews.tsx';
import '../ui/publication.css';
import './news.css';

/** « Actualités »: all of a community's, or the one that the address names. */
export function News() {
  return <InCommunity>{(here) => <NewsHere community={here} />}</InCommunity>;
}

function NewsHere({ community }: { community: Community }) {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  const { userId } = session;
  const id = idHere();
  return id ? <OneNews {...{ userId, community, id }} /> : <NewsList {...{ userId, community }} />;
}

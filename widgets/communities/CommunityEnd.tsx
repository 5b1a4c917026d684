import { useQuery } from '@tanstack/react-query';
import { communityOf, slugHere } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { SignedIn } from '../ui/SignedIn.tsx';
import { EndOfCommunity } from './EndOfCommunity.tsx';
import { MoveGroup } from './MoveGroup.tsx';
import { settingsOf } from './running.api.ts';

/** Moving a group and closing, last on the page of the settings: nobody is to come upon it first. */
export function CommunityEnd() {
  return <SignedIn>{() => <ForCommunity />}</SignedIn>;
}

// The settings above say who is not let in, and what could not be loaded.
function ForCommunity() {
  const { data: community } = useQuery(communityOf(slugHere()), queryClient);
  return community?.isAdministrator ? <End communityId={community.id} /> : null;
}

function End({ communityId }: { communityId: string }) {
  const { data: saved } = useQuery(settingsOf(communityId), queryClient);
  if (!saved) return null;
  return (
    <>
      {saved.mayMove && <MoveGroup saved={saved} />}
      {saved.kind !== 'session' && <EndOfCommunity saved={saved} />}
    </>
  );
}

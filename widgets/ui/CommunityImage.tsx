import { useQuery } from '@tanstack/react-query';
import { communityPicture } from '../lib/community-picture.ts';
import { queryClient } from '../lib/query.ts';
import './community-image.css';

/** The picture of a community beside its name: it tells nothing that the name does not. */
export function CommunityImage({ communityId }: { communityId: string }) {
  const { data: address } = useQuery(communityPicture(communityId), queryClient);
  if (!address) return null;
  return <img className="community-image" src={address} alt="" width={320} height={180} />;
}

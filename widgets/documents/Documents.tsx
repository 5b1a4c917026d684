import { idHere } from '../lib/community.ts';
import { InCommunity } from '../ui/InCommunity.tsx';
import { DocumentDetail } from './DocumentDetail.tsx';
import { DocumentList } from './DocumentList.tsx';
import './documents.css';

/** « Documents de référence »: the list, or the one that the address names. */
export function Documents() {
  return (
    <InCommunity>
      {(community) => {
        const id = idHere();
        return id === null ? (
          <DocumentList community={community} />
        ) : (
          <DocumentDetail community={community} id={id} />
        );
      }}
    </InCommunity>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { type Community, communityOf, slugHere } from '../lib/community.ts';
import { communityPicture, refreshPicture } from '../lib/community-picture.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { redrawPicture } from '../lib/redraw-picture.ts';
import { supabase } from '../lib/supabase.ts';
import { Button } from '../ui/Button.tsx';
import { CommunityImage } from '../ui/CommunityImage.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { FileField } from './FileField.tsx';
import { SendingState } from './SendingState.tsx';
import { useSending } from './use-sending.ts';
import './documents.css';

const EXTS = ['png', 'jpg', 'jpeg', 'webp'];
const MOST_BYTES = 600_000;
const TRIES = [
  { side: 1280, quality: 0.85 },
  { side: 960, quality: 0.75 },
  { side: 640, quality: 0.6 },
];

async function setPicture(communityId: string, uploadId: string | null): Promise<void> {
  const { error } = await supabase.rpc('set_community_picture', {
    community_id: communityId,
    ...(uploadId !== null && { upload_id: uploadId }),
  });
  if (error) throw toAppError(error);
}

/** The picture of a community, for those who run it, under its settings: made small and new on their device. */
export function CommunityPicture() {
  return <SignedIn>{() => <ForCommunity />}</SignedIn>;
}

// The settings above say who is not let in, and why.
function ForCommunity() {
  const { data: community } = useQuery(communityOf(slugHere()), queryClient);
  return community?.isAdministrator ? <Picture community={community} /> : null;
}

function Picture({ community }: { community: Community }) {
  const { data: address } = useQuery(communityPicture(community.id), queryClient);
  const [said, setSaid] = useState('');
  const sending = useSending();

  const refresh = async (words: string) => {
    setSaid(words);
    await refreshPicture(community.id);
  };
  const choose = async (file: File | null) => {
    setSaid('');
    if (!file) return;
    try {
      const content = await redrawPicture(file, TRIES, MOST_BYTES);
      const isDone = await sending.send(
        { communityId: community.id, purpose: 'picture', name: 'image.jpg', content },
        (uploadId) => setPicture(community.id, uploadId),
      );
      if (isDone) await refresh(m.documents_picture_done());
    } catch (error) {
      sending.fail(error);
    }
  };
  const remove = async () => {
    try {
      await setPicture(community.id, null);
      await refresh(m.documents_picture_removed());
    } catch (error) {
      sending.fail(error);
    }
  };
  return (
    <section className="card community-picture" aria-labelledby="community-picture">
      <h2 id="community-picture">{m.documents_picture()}</h2>
      <CommunityImage communityId={community.id} />
      <FileField
        label={address ? m.documents_picture_replace() : m.documents_picture_choose()}
        hint={m.documents_picture_hint()}
        exts={EXTS}
        onChange={(file) => void choose(file)}
      />
      <SendingState {...sending} />
      {said && <Notice kind="success">{said}</Notice>}
      {address && (
        <div className="actions">
          <Button look="secondary" onClick={() => void remove()}>
            {m.documents_picture_remove()}
          </Button>
        </div>
      )}
    </section>
  );
}

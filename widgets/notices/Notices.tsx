import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { NoticeList } from './NoticeList.tsx';
import { NoticeSettings } from './NoticeSettings.tsx';
import './notices.css';

/** What is new, and by which ways one wants to be told. */
export function Notices() {
  return (
    <Island>
      <NoticesForSession />
    </Island>
  );
}

function NoticesForSession() {
  const session = useSession();
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (session.status === 'signed-out') {
    return (
      <Notice
        action={
          <a className="button" href={signInHref()}>
            {m.app_sign_in()}
          </a>
        }
      >
        {m.notices_signed_out()}
      </Notice>
    );
  }
  return (
    <div className="notices" key={session.userId}>
      <NoticeList />
      <NoticeSettings />
    </div>
  );
}

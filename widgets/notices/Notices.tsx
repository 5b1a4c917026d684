import { m } from '#messages';
import { SignedIn } from '../ui/SignedIn.tsx';
import { NoticeList } from './NoticeList.tsx';
import { NoticeSettings } from './NoticeSettings.tsx';
import './notices.css';

/** What is new, and by which ways one wants to be told. */
export function Notices() {
  return (
    <SignedIn why={m.notices_signed_out()}>
      {() => (
        <div className="notices">
          <NoticeList />
          <NoticeSettings />
        </div>
      )}
    </SignedIn>
  );
}

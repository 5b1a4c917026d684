import { useSyncExternalStore } from 'react';
import { m } from '#messages';
import { onTokenChange, readToken } from '../lib/token.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { goTo } from './go-to.ts';
import { SetNewPassword } from './SetNewPassword.tsx';
import './account.css';

const ASK_HREF = '/mot-de-passe-perdu/';

/** Where the mail's link leads, on whatever device it is opened. */
export function NewPasswordPage({ homeHref }: { homeHref: string }) {
  return (
    <Island>
      <ByLink homeHref={homeHref} />
    </Island>
  );
}

function ByLink({ homeHref }: { homeHref: string }) {
  const isAwake = useHydrated();
  const token = useSyncExternalStore(onTokenChange, readToken, () => null);
  if (!isAwake) return <p>{m.account_new_checking()}</p>;
  if (token) {
    return (
      <SetNewPassword
        key={token}
        token={token}
        homeHref={homeHref}
        onAskAgain={() => goTo(ASK_HREF)}
      />
    );
  }
  return (
    <Notice
      action={
        <a className="button" href={ASK_HREF}>
          {m.account_new_ask()}
        </a>
      }
    >
      {m.account_new_missing()}
    </Notice>
  );
}

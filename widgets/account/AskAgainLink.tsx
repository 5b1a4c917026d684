import { m } from '#messages';

/** A new mail where nothing tells to which address: the form asks for it again. */
export function AskAgainLink() {
  return (
    <p>
      <a className="button button-quiet" href="/inscription/">
        {m.account_resend()}
      </a>
    </p>
  );
}

import { m } from '#messages';

/** What goes and what stays of somebody who leaves, and why: the sentences that supabase/people.ts names. */
export function WhatStays() {
  return (
    <>
      <h3>{m.account_leaving_goes_title()}</h3>
      <p>{m.account_leaving_goes()}</p>
      <h3>{m.account_leaving_stays_title()}</h3>
      <ul>
        <li>{m.account_leaving_stays_progress()}</li>
        <li>{m.account_leaving_stays_consents()}</li>
        <li>{m.account_leaving_stays_moderation()}</li>
        <li>{m.account_leaving_stays_communities()}</li>
        <li>{m.account_leaving_stays_documents()}</li>
        <li>{m.account_leaving_stays_log()}</li>
        <li>{m.account_leaving_stays_name()}</li>
      </ul>
    </>
  );
}

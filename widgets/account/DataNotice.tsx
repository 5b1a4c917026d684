import { m } from '#messages';
import { NewTabLink } from './NewTabLink.tsx';

export interface DataNoticeProps {
  /** Who answers for the data, from the settings of the site. */
  organisation: string;
  contactEmail: string;
}

/** What the law wants said where an address is asked for: who, why, on what ground, how long, which rights. */
export function DataNotice({ organisation, contactEmail }: DataNoticeProps) {
  const lines: [string, string][] = [
    [m.account_notice_who(), organisation],
    [m.account_notice_why(), m.account_notice_why_text()],
    [m.account_notice_ground(), m.account_notice_ground_text()],
    [m.account_notice_time(), m.account_notice_time_text()],
  ];
  return (
    <aside className="data-notice" aria-label={m.account_notice_title()}>
      <h2>{m.account_notice_title()}</h2>
      <dl>
        {lines.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{m.account_notice_rights()}</dt>
          <dd>
            {m.account_notice_rights_text()} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.{' '}
            <NewTabLink href="/protection-des-donnees/">{m.account_notice_more()}</NewTabLink>
          </dd>
        </div>
      </dl>
    </aside>
  );
}

import { m } from '#messages';
import { helpHref } from '../lib/help-places.ts';

/** In the page as it is sent: it stays where our scripts do not start. */
export function NotStarted() {
  return (
    <div className="diagnosis needs-script">
      <p>{m.diagnosis_starting()}</p>
      <p>
        {m.diagnosis_not_started()} <a href={helpHref('browser')}>{m.diagnosis_help_browser()}</a>
      </p>
    </div>
  );
}

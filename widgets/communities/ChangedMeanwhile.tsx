import { m } from '#messages';
import { sizeWords, typeWords } from '../lib/authority.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { CommunitySettings, SavedSettings } from './running.api.ts';
import { partWords } from './running-words.ts';

interface ChangedMeanwhileProps {
  theirs: SavedSettings;
  mine: CommunitySettings;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

const yesOrNo = (is: boolean) => (is ? m.running_yes() : m.running_no());
const listed = (words: string[]) => words.join(', ') || '–';

/** Each setting as words, to be compared. */
function told(settings: CommunitySettings): [label: string, value: string][] {
  return [
    [m.running_community_name(), settings.name],
    [m.running_community_description(), settings.description],
    [m.running_needs_approval(), yesOrNo(settings.needsApproval)],
    [m.running_ask_again(), String(settings.askAgainDays)],
    [m.running_hidden(), yesOrNo(!settings.isListed)],
    [m.running_parts(), listed(settings.memberParts.map((part) => partWords[part]()).sort())],
    [
      m.running_audience_types(),
      listed(settings.audienceTypes.map((type) => wordOf(typeWords, type)).sort()),
    ],
    [
      m.running_audience_sizes(),
      listed(settings.audienceSizes.map((size) => wordOf(sizeWords, size)).sort()),
    ],
    [m.running_audience_positions(), listed([...settings.audiencePositions].sort())],
  ];
}

const wordOf = (words: Record<string, () => string>, value: string) => words[value]?.() ?? value;

/** Another administrator saved while one typed: what differs, and which of the two holds. */
export function ChangedMeanwhile({
  theirs,
  mine,
  onKeepMine,
  onTakeTheirs,
}: ChangedMeanwhileProps) {
  const own = new Map(told(mine));
  const different = told(theirs.settings).filter(([label, value]) => own.get(label) !== value);
  return (
    <Notice
      kind="warning"
      action={
        <>
          <ul>
            {different.map(([label, value]) => (
              <li key={label}>{m.running_changed_field({ label, value })}</li>
            ))}
          </ul>
          <div className="actions">
            <Button onClick={onKeepMine}>{m.running_changed_keep()}</Button>
            <Button look="secondary" onClick={onTakeTheirs}>
              {m.running_changed_take()}
            </Button>
          </div>
        </>
      }
    >
      {m.running_changed()}
    </Notice>
  );
}

import { type ChangeEvent, useId, useState } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { report } from '../lib/report.ts';
import { Button } from '../ui/Button.tsx';
import type { Picture } from './contact.schema.ts';
import { contactMessage } from './contact-words.ts';
import { reducePicture } from './reduce-picture.ts';

interface ScreenshotFieldProps {
  picture: Picture | null;
  onChange: (picture: Picture | null) => void;
  contactEmail: string;
}

const sizeOf = ({ content }: Picture): string =>
  `${Math.ceil((content.length * 0.75) / 1000).toLocaleString('fr')}\u00a0ko`;

/** One picture, made small on this device before it goes anywhere. */
export function ScreenshotField({ picture, onChange, contactEmail }: ScreenshotFieldProps) {
  const id = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    setError(null);
    setIsBusy(true);
    try {
      onChange(await reducePicture(file));
    } catch (failure) {
      if (toAppError(failure).code === 'unexpected') report(failure);
      setError(failure);
    } finally {
      // The same file may be chosen again after it was removed.
      target.value = '';
      setIsBusy(false);
    }
  };

  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>{m.contact_screenshot()}</label>
      <p className="hint" id={`${id}-hint`}>
        {m.contact_screenshot_hint()}
      </p>
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-state`}
        onChange={choose}
      />
      <div id={`${id}-state`} role="status">
        {isBusy && <p className="hint">{m.contact_screenshot_working()}</p>}
        {picture && !isBusy && (
          <p className="joined">
            {m.contact_screenshot_joined({ name: picture.name, size: sizeOf(picture) })}
          </p>
        )}
        {Boolean(error) && <p className="field-error">{contactMessage(error, contactEmail)}</p>}
      </div>
      {picture && (
        <div>
          <Button look="secondary" onClick={() => onChange(null)}>
            {m.contact_screenshot_remove()}
          </Button>
        </div>
      )}
    </div>
  );
}

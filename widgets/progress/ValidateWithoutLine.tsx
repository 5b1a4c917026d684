import { m } from '#messages';
import { isKept } from '../lib/kept-validations.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface ValidateWithoutLineProps {
  lessonId: string;
  validate: { isPending: boolean; mutate: () => void };
}

/** Where the server cannot be asked how far the reader is: validating is kept, and sent later. */
export function ValidateWithoutLine({ lessonId, validate }: ValidateWithoutLineProps) {
  if (validate.isPending || isKept(lessonId)) {
    return <Notice kind="warning">{m.progress_kept_waiting()}</Notice>;
  }
  return (
    <Notice
      action={
        <Button className="validate" onClick={() => validate.mutate()}>
          {m.progress_validate()}
        </Button>
      }
    >
      {m.progress_without_line()}
    </Notice>
  );
}

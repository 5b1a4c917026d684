import { m } from '#messages';
import { Button } from '../ui/Button.tsx';

interface TypoHintProps {
  email: string;
  suggestion: string | null;
  onTake: (suggestion: string) => void;
}

/** « Vouliez-vous écrire zoe@gmail.com ? » A question, which keeps nobody from sending. */
export function TypoHint({ email, suggestion, onTake }: TypoHintProps) {
  // Who is still typing the end of it needs no help yet.
  const isOffered = suggestion !== null && !suggestion.startsWith(email.trim());
  return (
    <div className="typo-hint" role="status">
      {isOffered && (
        <>
          <p>{m.account_email_suggestion({ email: suggestion })}</p>
          <Button look="secondary" onClick={() => onTake(suggestion)}>
            {m.account_email_take({ email: suggestion })}
          </Button>
        </>
      )}
    </div>
  );
}

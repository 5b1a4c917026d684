import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { report } from '../lib/report.ts';
import { useSession } from '../lib/session.ts';
import { typedEarly } from '../lib/typed-early.ts';
import { useHumanCheck } from '../lib/use-human-check.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { EmailField } from '../ui/EmailField.tsx';
import { Field } from '../ui/Field.tsx';
import { HumanCheckBox } from '../ui/HumanCheckBox.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { sendMessage } from './contact.api.ts';
import { ContactFields, LONGEST_MESSAGE } from './contact.schema.ts';
import { dropDraft, keepDraft, readDraft, renewKey } from './contact-draft.ts';
import { contactMessage, TOPICS } from './contact-words.ts';
import { DiagnosisField } from './DiagnosisField.tsx';
import { type Acknowledged, MessageSent } from './MessageSent.tsx';
import { ReportFields } from './ReportFields.tsx';
import { ScreenshotField } from './ScreenshotField.tsx';
import { useJoined } from './use-joined.ts';
import './contact.css';

interface ContactFormProps {
  /** The way that is left when ours fails. */
  contactEmail: string;
}

/** A message to the course, with or without an account. */
export function ContactForm(props: ContactFormProps) {
  const [sent, setSent] = useState<Acknowledged | null>(null);
  return (
    <Island>
      {sent ? (
        <MessageSent sent={sent} onAnother={() => setSent(null)} />
      ) : (
        <WriteMessage {...props} onSent={setSent} />
      )}
    </Island>
  );
}

const BLANK = { topic: '', page: '', reason: '', name: '', email: '', message: '' };

/** `/contact/?sujet=illicite` begins a report. */
const askedTopic = (): string =>
  new URLSearchParams(location.search).get('sujet') === 'illicite' ? 'illicit' : '';

function firstValues(): ContactFields {
  if (typeof window === 'undefined') return { ...BLANK, isHuman: false };
  const { key: _, ...draft } = readDraft() ?? { key: '', ...BLANK };
  const topic = askedTopic() || draft.topic;
  return typedEarly({ ...draft, topic, isHuman: false });
}

interface WriteMessageProps extends ContactFormProps {
  onSent: (sent: Acknowledged) => void;
}

function WriteMessage({ contactEmail, onSent }: WriteMessageProps) {
  const isAwake = useHydrated();
  const session = useSession();
  const check = useHumanCheck();
  const joined = useJoined();
  const [error, setError] = useState<unknown>(null);
  const form = useForm({ resolver: zodResolver(ContactFields), defaultValues: firstValues() });
  const { register, handleSubmit, formState, control, getValues, setValue, subscribe } = form;
  const { errors, isSubmitting } = formState;
  const [topic, message] = useWatch({ control, name: ['topic', 'message'] });

  const keep = () => {
    const { isHuman: _, ...typed } = getValues();
    keepDraft(typed);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one subscription for the form's life
  useEffect(() => subscribe({ formState: { values: true }, callback: keep }), []);

  const own = session.status === 'signed-in' ? session.email : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is known, and never over what was typed
  useEffect(() => {
    if (own && getValues('email') === '') setValue('email', own);
  }, [own]);

  // What goes wrong in the background is told when the form is sent.
  const beginWhenTicked = () => {
    if (getValues('isHuman')) check.begin().catch(() => undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for a box ticked before the form was awake
  useEffect(beginWhenTicked, []);

  const submit = async ({ isHuman: _, ...typed }: ContactFields) => {
    setError(null);
    // Where storage is forbidden each try is a message of its own.
    const key = readDraft()?.key ?? crypto.randomUUID();
    const { diagnosis, picture } = joined;
    const whole = { ...typed, key, diagnosis, picture };
    try {
      const number = await check.pass((proof) => sendMessage(whole, proof));
      dropDraft();
      onSent({ number, email: typed.email });
    } catch (failure) {
      const { code, reason } = toAppError(failure);
      if (code === 'unexpected') report(failure);
      if (reason === 'invalid-email') {
        form.setError('email', { message: m.contact_email_invalid() }, { shouldFocus: true });
      } else setError(failure);
    }
  };

  return (
    <form className="form contact-form" noValidate onSubmit={handleSubmit(submit)}>
      <SelectField
        label={m.contact_topic()}
        required
        error={errors.topic?.message}
        {...register('topic')}
      >
        <option value="">{m.contact_topic_choose()}</option>
        {Object.entries(TOPICS).map(([word, label]) => (
          <option key={word} value={word}>
            {label()}
          </option>
        ))}
      </SelectField>
      {isAwake && topic === 'illicit' && <ReportFields register={register} errors={errors} />}
      <AreaField
        label={m.contact_message()}
        hint={m.contact_message_hint({
          length: isAwake ? message.length : 0,
          most: LONGEST_MESSAGE,
        })}
        rows={8}
        required
        error={errors.message?.message}
        {...register('message')}
      />
      <EmailField
        label={m.contact_email()}
        hint={m.contact_email_hint()}
        error={errors.email?.message}
        {...register('email')}
      />
      <Field
        label={m.contact_name()}
        autoComplete="name"
        error={errors.name?.message}
        {...register('name')}
      />
      {joined.diagnosis && (
        <DiagnosisField
          diagnosis={joined.diagnosis}
          onRemove={() => {
            joined.removeDiagnosis();
            renewKey();
          }}
        />
      )}
      <ScreenshotField
        picture={joined.picture}
        contactEmail={contactEmail}
        onChange={(picture) => {
          joined.join(picture);
          renewKey();
        }}
      />
      <HumanCheckBox
        state={check.state}
        error={errors.isHuman?.message}
        {...register('isHuman', { onChange: beginWhenTicked })}
      />
      {Boolean(error) && <Notice kind="error">{contactMessage(error, contactEmail)}</Notice>}
      {isSubmitting && (
        <p className="hint" role="status">
          {m.contact_sending()}
        </p>
      )}
      <Button type="submit" disabled={!isAwake} isBusy={isSubmitting}>
        {m.contact_send()}
      </Button>
      <p className="hint">{m.contact_never()}</p>
    </form>
  );
}

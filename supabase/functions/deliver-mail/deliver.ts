// The worker's loop, apart from the database and the mail server so that both can be played.

/** A row of mail_outbox that this run has leased. */
export interface QueuedMail {
  id: string;
  recipient: string;
  template: string;
  params: unknown;
  locale: 'fr' | 'en';
  /** Who wrote what this mail brings: an answer goes to them. */
  replyTo: string | null;
  /** Must not arrive before an earlier one to the same mailbox. */
  keepsOrder: boolean;
  hasAttachments: boolean;
}

export interface PostOffice {
  claim: (batch: number) => Promise<QueuedMail[]>;
  /** Resolves to the server's receipt once it has accepted the mail. */
  send: (mail: QueuedMail) => Promise<string>;
  markSent: (mail: QueuedMail, receipt: string) => Promise<void>;
  markFailed: (mail: QueuedMail, failure: Failure) => Promise<void>;
}

export interface Failure {
  /** For the row's log: a code, never an address. */
  reason: string;
  /** The mail can never be sent, as opposed to not now. */
  isPermanent: boolean;
  /** The server itself is away: the rest of the batch would fail alike. */
  isServerAway: boolean;
}

export interface Delivery {
  sent: number;
  failed: number;
  /** The run stopped at its limit, so more may be due. */
  left: boolean;
}

const MARKING_ATTEMPTS = 3;

/** The mail has left: only writing that down is tried again, never the sending. */
async function writeDown(mark: () => Promise<void>, attempts = MARKING_ATTEMPTS): Promise<void> {
  try {
    await mark();
  } catch (error) {
    if (attempts <= 1) throw error;
    await writeDown(mark, attempts - 1);
  }
}

export async function deliver(
  office: PostOffice,
  readFailure: (error: unknown) => Failure,
  { batch, limit }: { batch: number; limit: number },
): Promise<Delivery> {
  let sent = 0;
  let failed = 0;
  while (sent + failed < limit) {
    const mails = await office.claim(batch);
    let away: Failure | undefined;
    const putOff = new Map<string, Failure>();
    for (const mail of mails) {
      const held = mail.keepsOrder ? putOff.get(mail.recipient) : undefined;
      const outcome = away ?? held ?? (await attempt(office, readFailure, mail));
      if (!outcome) sent += 1;
      else {
        failed += 1;
        await office.markFailed(mail, outcome);
        if (outcome.isServerAway) away = outcome;
        if (mail.keepsOrder && !outcome.isPermanent) putOff.set(mail.recipient, outcome);
      }
    }
    if (mails.length < batch || away) return { sent, failed, left: false };
  }
  return { sent, failed, left: true };
}

async function attempt(
  office: PostOffice,
  readFailure: (error: unknown) => Failure,
  mail: QueuedMail,
): Promise<Failure | undefined> {
  let receipt: string;
  try {
    receipt = await office.send(mail);
  } catch (error) {
    return readFailure(error);
  }
  await writeDown(() => office.markSent(mail, receipt));
  return undefined;
}

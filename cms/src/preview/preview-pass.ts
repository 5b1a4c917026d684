// What lets somebody see an unpublished text: signed by Strapi, read by the preview server
// (site/preview). One entry, one version, a few minutes.
import { createHmac, timingSafeEqual } from 'node:crypto';

export type PreviewedEntry = {
  uid: string;
  documentId: string;
  status: 'draft' | 'published';
};

/** A pass for an address is no cookie, and the other way round. */
export type PassUse = 'address' | 'cookie';

/** How long, in seconds: an address is followed at once, a cookie lasts for a reading. */
export const LASTS: Record<PassUse, number> = { address: 300, cookie: 1800 };

export function signPass(
  use: PassUse,
  { uid, documentId, status }: PreviewedEntry,
  secret: string,
  now: Date,
): string {
  const until = Math.floor(now.getTime() / 1000) + LASTS[use];
  const claim = [uid, documentId, status, until].join('~');
  return `${claim}~${signature(use, claim, secret)}`;
}

/** The entry that a pass opens; undefined for one that is forged, changed, out of date or of another use. */
export function readPass(
  use: PassUse,
  pass: string,
  secret: string,
  now: Date,
): PreviewedEntry | undefined {
  const end = pass.lastIndexOf('~');
  const claim = pass.slice(0, Math.max(end, 0));
  if (!isSame(pass.slice(end + 1), signature(use, claim, secret))) return undefined;
  const [uid = '', documentId = '', status, until] = claim.split('~');
  if (status !== 'draft' && status !== 'published') return undefined;
  return Number(until) * 1000 > now.getTime() ? { uid, documentId, status } : undefined;
}

function signature(use: PassUse, claim: string, secret: string) {
  // An empty secret would sign for everybody.
  if (secret.length < 16)
    throw new Error('PREVIEW_SECRET manque ou est trop court : voyez DEPLOY.md.');
  return createHmac('sha256', secret).update(`preau-preview ${use} ${claim}`).digest('base64url');
}

function isSame(given: string, expected: string) {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

import * as z from 'zod';
import type { Failure } from './deliver.ts';

/** What nodemailer says beside its message. */
const SmtpError = z.object({
  code: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
});

const AWAY = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ECONNREFUSED',
  'EAUTH',
  'ETLS',
]);

/** 5xx refuses this mail for good; anything else may pass later. The message may quote an address. */
export function readSmtpFailure(error: unknown): Failure {
  const { code, responseCode } = SmtpError.catch({}).parse(error);
  const isServerAway = code !== undefined && AWAY.has(code);
  const isUnwritable = code === undefined && responseCode === undefined;
  return {
    reason: [code ?? 'unwritable', responseCode].filter(Boolean).join(' '),
    isPermanent: isUnwritable || (!isServerAway && (responseCode ?? 0) >= 500),
    isServerAway,
  };
}

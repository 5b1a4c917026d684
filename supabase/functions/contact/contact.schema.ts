import * as z from 'zod';
import { Email } from '../_shared/fields.schema.ts';
import { HumanCheck } from '../_shared/human-check.ts';
import { isPicture } from './picture.ts';

/** A line of text: no break by which it could begin another header. */
const Line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);

const Screenshot = z
  .object({
    type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
    content: z.base64().max(900_000),
  })
  .refine(({ type, content }) => isPicture(type, content), { path: ['content'] });

/** What a device may send at once: a message, a report and a reduced picture in base64. */
export const LONGEST_MESSAGE = 960_000;

export const Contact = z
  .object({
    /** Chosen by the page for this very message: sent twice, it is taken once. */
    key: z.uuid(),
    topic: z.enum(['sign-up', 'sign-in', 'lesson', 'data', 'accessibility', 'illicit', 'other']),
    name: Line(100).default(''),
    email: Email,
    message: z.string().trim().min(1).max(5000),
    /** What is reported, and why. */
    page: Line(500).default(''),
    reason: z.string().trim().max(1000).default(''),
    diagnosis: z.string().trim().max(4000).default(''),
    screenshot: Screenshot.nullable().default(null),
    humanCheck: HumanCheck,
  })
  .refine(({ topic, page }) => topic !== 'illicit' || page !== '', { path: ['page'] })
  .refine(({ topic, reason }) => topic !== 'illicit' || reason !== '', { path: ['reason'] });

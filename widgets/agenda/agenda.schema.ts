import * as z from 'zod/mini';

/** An event as `app.event_json` says it to one member. */
export const EventRow = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  zone: z.string(),
  place: z.string(),
  link: z.nullable(z.string()),
  has_link: z.boolean(),
  needs_registration: z.boolean(),
  capacity: z.nullable(z.number()),
  registration_closes_at: z.nullable(z.string()),
  registered: z.number(),
  waiting: z.number(),
  sequence: z.number(),
  cancelled_at: z.nullable(z.string()),
  changed_at: z.string(),
  is_registrable: z.boolean(),
  may_edit: z.boolean(),
  is_administrator: z.boolean(),
  mine: z.nullable(z.enum(['registered', 'waiting'])),
  rank: z.nullable(z.number()),
});
export type EventRow = z.infer<typeof EventRow>;

/** What `event` and everything that changes one answer. */
export const EventAnswer = z.extend(EventRow, { server_now: z.string() });

/** What `list_events` answers. */
export const EventsAnswer = z.object({
  events: z.array(EventRow),
  has_more: z.boolean(),
  server_now: z.string(),
});

const RegistrationRow = z.object({
  number: z.number(),
  name: z.nullable(z.string()),
  state: z.enum(['registered', 'waiting']),
  registered_at: z.string(),
});
export type RegistrationRow = z.infer<typeof RegistrationRow>;
export const RegistrationRows = z.array(RegistrationRow);

/** What `list_registered` answers. */
export const RegisteredAnswer = z.object({ registered: RegistrationRows, has_more: z.boolean() });

import { AsyncLocalStorage } from 'node:async_hooks';
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import type { Sql } from 'postgres';
import { createMailer } from './auth-mail.ts';
import type { LocalConfig } from './config.ts';
import type { Caller } from './keys.ts';
import { type DatabaseError, isDatabaseError } from './rest-error.ts';

/** lite encodes JSON parameters itself; the driver must not do it a second time. */
const asJson = (to: number) => ({
  to,
  from: [to],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string): unknown => JSON.parse(text),
});

/** What lite's own REST layer hides: the database's error, kept for the request that met it. */
const met = new AsyncLocalStorage<{ error: DatabaseError | null }>();

export type Lite = {
  /** The caller is known already: no token is read, no session looked up, as behind PostgREST. */
  rest: (
    request: Request,
    caller: Caller,
  ) => Promise<{ response: Response; error: DatabaseError | null }>;
  auth: (request: Request) => Promise<Response>;
  close: () => Promise<void>;
};

export async function openLite(config: LocalConfig, sql: Sql): Promise<Lite> {
  const connection = createPostgresConnection({
    url: config.databaseUrl,
    postgresOptions: {
      max: 20,
      connect_timeout: 2,
      backoff: () => 0.2, // after an outage, do not wait the driver's twenty seconds
      onnotice: () => {},
      types: { json: asJson(114), jsonb: asJson(3802) },
    },
  });
  // Else lite grants everything to everybody on its first request. The property is private to it.
  Object.assign(connection, { rlsState: 'active' });
  const normalize = connection.normalizeDbError.bind(connection);
  connection.normalizeDbError = (error: unknown) => {
    const store = met.getStore();
    if (store !== undefined && isDatabaseError(error)) store.error = error;
    return normalize(error);
  };

  const callers = new WeakMap<Request, Caller>();
  const app = new App({
    connection,
    auth: {
      jwt_secret: config.secrets.jwtSecret,
      site_url: config.siteUrl,
      additional_redirect_urls: [],
      minimum_password_length: 8,
      enable_signup: true, // for the secret key alone: the gateway refuses the others
      email: { enable_confirmations: true, double_confirm_changes: true },
    },
    api: { schemas: ['public'] },
    studio: { enabled: false },
    storage: { enabled: false },
    options: {
      server: {
        admin: false,
        disableStudio: true,
        apiKeys: {
          resolver: async (_key, context) => {
            const caller = callers.get(context.req.raw);
            if (caller === undefined) return { type: 'publishable', claims: { role: 'anon' } };
            return { type: caller.key, claims: { ...caller.claims, role: caller.role } };
          },
        },
      },
    },
  });
  app._mailer = createMailer(sql, config.siteUrl);
  await app.init();

  return {
    rest: async (request, caller) => {
      callers.set(request, caller);
      const store: { error: DatabaseError | null } = { error: null };
      const response = await met.run(store, () => app.fetch(request));
      return { response, error: store.error };
    },
    auth: (request) => app.fetch(request),
    close: () => connection.close(),
  };
}

// The Supabase API of this machine: one port, @supabase/lite and our own parts behind it.

import { createAdmin } from './admin.ts';
import { type AuthBackend, createAuth } from './auth.ts';
import { loadConfig } from './config.ts';
import { ensureDecoy } from './decoy.ts';
import { createFunctionsProxy } from './functions-proxy.ts';
import { createGateway } from './gateway.ts';
import { readLimits } from './limits.ts';
import { openLite } from './lite.ts';
import { serve } from './node-server.ts';
import { connect } from './postgres.ts';
import { realAuth } from './real-auth.ts';
import { liteRest, realRest } from './rest.ts';
import { createStorage } from './storage/storage.ts';

process.env['LITE_TELEMETRY'] = '0';
process.env['DO_NOT_TRACK'] = '1';

const config = loadConfig();
const limits = readLimits(process.env);
const { jwtSecret } = config.secrets;
const sql = connect(config, 'supabase', 10);
const lite = await openLite(config, sql);

const restUrl = process.env['PREAU_REST_URL'];
const authUrl = process.env.PREAU_AUTH_URL;
const backend: AuthBackend = authUrl
  ? realAuth(authUrl, jwtSecret)
  : (request) => lite.auth(request);
const admin = authUrl ? backend : createAdmin(sql, config.siteUrl);
const decoy = await ensureDecoy(sql);

const gateway = createGateway(
  {
    rest: restUrl ? realRest(restUrl, jwtSecret) : liteRest(lite),
    auth: createAuth({ sql, limits, decoy, backend, admin }),
    storage: createStorage(config, sql),
    functions: createFunctionsProxy(config.functionsUrl, config.secrets, limits),
  },
  config.secrets,
);

const server = await serve(gateway, config.ports.api);
console.log(`API: ${config.apiUrl}`);

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all([lite.close(), sql.end({ timeout: 1 })]);
    process.exit(0);
  });
}

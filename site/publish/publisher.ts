// Waits for an editor's word, for the next opening, for the next hour; then publishes.
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { connectDatabase } from './database.ts';
import { handle } from './publisher-http.ts';
import { Publisher } from './publisher-work.ts';
import { connectStorage } from './storage.ts';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`La variable ${name} manque : voyez DEPLOY.md.`);
  return value;
}

const releasesDir = resolve(required('RELEASES_DIR'));
const publisher = new Publisher({
  releasesDir,
  contentDir: resolve(process.env['CONTENT_DIR'] ?? `${releasesDir}/../content`),
  answerKeyToken: required('ANSWER_KEY_TOKEN'),
  database: connectDatabase(required('PUBLISHER_DATABASE_URL')),
  storage: connectStorage(required('SUPABASE_URL'), required('SUPABASE_SECRET_KEY')),
});
const secret = required('WEBHOOK_SECRET');
const port = Number(process.env['PUBLISHER_PORT'] ?? 4323);
const host = process.env['HOST'] ?? '127.0.0.1';

const server = createServer((request, response) => handle(publisher, secret, request, response));
server.listen(port, host, () => console.log(`http://${host}:${port}`));
publisher.start();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    server.close();
    server.closeAllConnections();
    await publisher.stop();
    process.exit();
  });
}

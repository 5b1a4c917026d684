// The static server: `node site/publish/serve.ts` with PORT and RELEASES_DIR.
import { createSiteServer } from './serve-site.ts';

const { PORT = '4321', HOST = '127.0.0.1', RELEASES_DIR } = process.env;
if (!RELEASES_DIR) throw new Error('RELEASES_DIR is missing');

const server = createSiteServer(RELEASES_DIR);
server.listen(Number(PORT), HOST, () => console.log(`http://${HOST}:${PORT}`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close(() => process.exit());
    server.closeIdleConnections();
  });
}

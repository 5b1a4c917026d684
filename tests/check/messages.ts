// Compiles the message catalogue. paraglide reports success even when its plugin could not be
// loaded and no message came out, so the count is checked here.
import { readFile } from 'node:fs/promises';
import { compile } from '@inlang/paraglide-js';

const KEYS_THAT_ARE_NOT_MESSAGES = 1; // "$schema"

await compile({
  project: './messages/project.inlang',
  outdir: './.paraglide',
  strategy: ['url', 'baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
});

const compiled: Record<string, unknown> = await import('../../.paraglide/messages.js');
for (const locale of ['fr', 'en']) {
  const catalogue: object = JSON.parse(await readFile(`messages/${locale}.json`, 'utf8'));
  const written = Object.keys(catalogue).length - KEYS_THAT_ARE_NOT_MESSAGES;
  const found = Object.values(compiled).filter((value) => typeof value === 'function').length;
  if (found < written || written === 0) {
    console.error(`messages/${locale}.json holds ${written} messages, ${found} were compiled`);
    process.exit(1);
  }
}

// The compiler leaves a timer behind that would hold this process for half a minute.
process.exit();

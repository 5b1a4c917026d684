// Runs under Deno: every function of supabase/functions as deployed, in one process.
// A deployed function calls Deno.serve(handler); here each handler is caught and served under its name.
declare const Deno: {
  serve: (...words: unknown[]) => unknown;
  readDirSync: (path: string | URL) => Iterable<{ name: string; isDirectory: boolean }>;
  statSync: (path: URL) => unknown;
  env: { get: (name: string) => string | undefined };
};

type FunctionHandler = (request: Request, info?: unknown) => Response | Promise<Response>;

const folder = new URL('../functions/', import.meta.url);
const handlers = new Map<string, FunctionHandler>();
const serve = Deno.serve;

const isHandler = (word: unknown): word is FunctionHandler => typeof word === 'function';

function hasIndex(name: string) {
  try {
    Deno.statSync(new URL(`${name}/index.ts`, folder));
    return true;
  } catch {
    return false; // shared code, not a function
  }
}

for (const { name, isDirectory } of Deno.readDirSync(folder)) {
  if (!isDirectory || name.startsWith('_') || !hasIndex(name)) continue;
  Deno.serve = (...words) => {
    const handler = words.find(isHandler) ?? Object(words[0]).handler;
    if (isHandler(handler)) handlers.set(name, handler);
  };
  await import(new URL(`${name}/index.ts`, folder).href);
  if (!handlers.has(name)) throw new Error(`The function ${name} never calls Deno.serve`);
}

serve(
  { hostname: '127.0.0.1', port: Number(Deno.env.get('FUNCTIONS_PORT')), onListen: () => {} },
  (request: Request) => {
    const [, name = ''] = new URL(request.url).pathname.split('/');
    if (name === '_health') return Response.json([...handlers.keys()]);
    const handler = handlers.get(name);
    if (handler !== undefined) return handler(request);
    return Response.json(
      { code: 'NOT_FOUND', message: 'Requested function was not found' },
      { status: 404 },
    );
  },
);
console.log(`Functions: ${[...handlers.keys()].join(', ')}`);

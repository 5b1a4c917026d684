// Reads Strapi's REST API whole or not at all. A page that is cut, a total that moves, a token that
// is refused: each stops the build with a sentence for the editor.
import { z } from 'zod';
import { CmsError } from './cms-error.ts';

export type Strapi = {
  /** Every entry of a collection type, or those that pass the filter: `filters[slug][$eq]=…`. */
  readAll: (path: string, query: string, filter?: string) => Promise<unknown[]>;
  /** The entry of a single type; undefined while it is not published. */
  readOne: (path: string, query: string) => Promise<unknown>;
  /** A file's bytes. */
  download: (url: string) => Promise<Buffer>;
};

export type StrapiOptions = {
  url: string;
  token: string;
  /** Drafts are for the preview alone; every build reads what is published. */
  status?: 'draft' | 'published';
  timeoutMs?: number;
  /** Waits before each new try; the tests give zeroes. */
  retryAfterMs?: number[];
};

const PAGE_SIZE = 100;
const PAGES_AT_ONCE = 4;

const Page = z.object({
  data: z.array(z.looseObject({ documentId: z.string() })),
  meta: z.object({
    pagination: z.object({ page: z.number(), pageCount: z.number(), total: z.number() }),
  }),
});
type Page = z.infer<typeof Page>;

export function connect(options: StrapiOptions): Strapi {
  const { url, token, status = 'published', timeoutMs, retryAfterMs } = options;
  const base = url.replace(/\/$/, '');
  const ask = (address: string) => request(address, base, token, { timeoutMs, retryAfterMs });

  const readPage = async (path: string, query: string, page: number): Promise<Page> => {
    const window = `pagination[page]=${page}&pagination[pageSize]=${PAGE_SIZE}&sort=documentId`;
    const response = await ask(`${base}/api/${path}?status=${status}&locale=fr&${window}&${query}`);
    const parsed = Page.safeParse(await json(response, path));
    if (!parsed.success) throw halfAnswer(path, parsed.error);
    return parsed.data;
  };

  const readWhole = async (path: string, fields: string, filter: string): Promise<unknown[]> => {
    const query = filter ? `${fields}&${filter}` : fields;
    const first = await readPage(path, query, 1);
    const pages = [first];
    const { pageCount, total } = first.meta.pagination;
    for (let next = 2; next <= pageCount; next += PAGES_AT_ONCE) {
      const size = Math.min(PAGES_AT_ONCE, pageCount - next + 1);
      const numbers = Array.from({ length: size }, (_, index) => next + index);
      pages.push(...(await Promise.all(numbers.map((page) => readPage(path, query, page)))));
    }
    const entries = pages.flatMap(({ data }) => data);
    // Asked once more at the end: what was published or withdrawn meanwhile moves the total.
    const again = await readPage(path, `fields[0]=documentId&${filter}`, 1);
    const isWhole =
      entries.length === total &&
      new Set(entries.map(({ documentId }) => documentId)).size === total &&
      pages.every(({ meta }) => meta.pagination.total === total) &&
      again.meta.pagination.total === total;
    if (!isWhole) throw halfAnswer(path, `${entries.length} / ${total}`);
    return entries;
  };

  return {
    readAll: async (path, query, filter = '') => {
      try {
        return await readWhole(path, query, filter);
      } catch (error) {
        // Somebody may have published between two pages: read once more before giving up.
        if (error instanceof HalfAnswer) return readWhole(path, query, filter);
        throw error;
      }
    },
    readOne: async (path, query) => {
      const response = await ask(`${base}/api/${path}?status=${status}&locale=fr&${query}`);
      if (response.status === 404) return undefined;
      const answer = z.object({ data: z.unknown() }).safeParse(await json(response, path));
      if (!answer.success) throw halfAnswer(path, answer.error);
      return answer.data.data ?? undefined;
    },
    download: async (fileUrl) => {
      const response = await ask(new URL(fileUrl, `${base}/`).href);
      if (!response.ok) {
        throw new CmsError(
          `Le CMS ne donne pas le fichier « ${fileUrl} » (réponse ${response.status}). Déposez-le de nouveau dans la médiathèque.`,
        );
      }
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

class HalfAnswer extends CmsError {}

function halfAnswer(path: string, cause: unknown): HalfAnswer {
  return new HalfAnswer(
    `Le CMS n’a répondu qu’à moitié en donnant « ${path} ». Le site n’a pas changé. Publiez de nouveau dans une minute ; si cela continue, prévenez la personne qui s’occupe du serveur.`,
    { collection: path },
    { cause },
  );
}

async function json(response: Response, path: string): Promise<unknown> {
  if (!response.ok) {
    throw new CmsError(
      `Le CMS refuse de donner « ${path} » (réponse ${response.status}). Prévenez la personne qui s’occupe du serveur.`,
      { collection: path },
    );
  }
  try {
    return await response.json();
  } catch (error) {
    throw halfAnswer(path, error);
  }
}

type RequestOptions = { timeoutMs: number | undefined; retryAfterMs: number[] | undefined };

async function request(
  address: string,
  base: string,
  token: string,
  { timeoutMs = 20_000, retryAfterMs = [300, 1500, 4000] }: RequestOptions,
): Promise<Response> {
  // The token is for the CMS alone, should files lie on another host.
  const isCms = new URL(address).origin === new URL(base).origin;
  let failure: unknown;
  for (const wait of [0, ...retryAfterMs]) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      const response = await fetch(address, {
        headers: isCms ? { authorization: `Bearer ${token}` } : {},
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (isCms && (response.status === 401 || response.status === 403)) throw refusedToken(base);
      if (response.status < 500 && response.status !== 429) return response;
      failure = new Error(`${response.status} ${address}`);
    } catch (error) {
      if (error instanceof CmsError) throw error;
      failure = error;
    }
  }
  throw new CmsError(
    `Le CMS ne répond pas (${base}). Le site n’a pas changé. Vérifiez qu’il est démarré, puis publiez de nouveau.`,
    {},
    { cause: failure },
  );
}

function refusedToken(base: string): CmsError {
  return new CmsError(
    `Le CMS (${base}) refuse le jeton de lecture STRAPI_TOKEN : il est faux, périmé, ou ne lit pas tous les types. Prévenez la personne qui s’occupe du serveur.`,
  );
}

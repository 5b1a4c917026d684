// The publisher's eight questions to PostgreSQL, as its own role.
import postgres from 'postgres';
import { CmsError } from '../cms/cms-error.ts';
import { EDITOR_REPORTS, type EditorReport } from './editor-reports.ts';
import type { Release } from './release.ts';

export type Moment = { now: Date; nextOpening: Date | undefined; live: number | undefined };

export type Database = {
  moment: () => Promise<Moment>;
  courseFigures: () => Promise<unknown>;
  prepare: (release: Release) => Promise<number>;
  /** Makes a release live; `swap` runs inside the transaction, so that both happen or neither. */
  flip: (id: number, swap: () => Promise<void>) => Promise<void>;
  rollBack: (swap: (id: number) => Promise<void>) => Promise<number>;
  editorReport: (name: EditorReport) => Promise<unknown>;
  /** Where readers' messages go. */
  keepContactAddress: (address: string) => Promise<void>;
  /** Of which help pages readers may say what they think. */
  keepHelpPages: (ids: string[]) => Promise<void>;
  reportFailure: (recipient: string, failure: object) => Promise<void>;
  end: () => Promise<void>;
};

export function connectDatabase(url: string): Database {
  const sql = postgres(url, { max: 2, idle_timeout: 60, connect_timeout: 5, onnotice: () => {} });
  return {
    moment: async () => {
      const [row] = await sql<{ now: Date; next: Date | null; live: string | null }[]>`
        select app.clock() as now, app.next_opening() as next, app.live_release() as live`;
      if (!row) throw new Error('the database gave no time');
      return {
        now: row.now,
        nextOpening: row.next ?? undefined,
        live: row.live === null ? undefined : Number(row.live),
      };
    },
    courseFigures: async () => {
      const [row] = await sql<{ figures: unknown }[]>`select app.course_figures() as figures`;
      return row?.figures ?? {};
    },
    prepare: async (release) => {
      const [row] = await inFrench(
        sql<
          { id: string }[]
        >`select app.prepare_release(${JSON.stringify(release)}::text::jsonb) as id`,
      );
      return Number(row?.id);
    },
    flip: async (id, swap) => {
      await inFrench(
        sql.begin(async (transaction) => {
          await transaction`select app.flip_release(${id})`;
          await swap();
        }),
      );
    },
    rollBack: (swap) =>
      inFrench(
        sql.begin(async (transaction) => {
          const [row] = await transaction<{ id: string }[]>`select app.roll_back() as id`;
          const id = Number(row?.id);
          await swap(id);
          return id;
        }),
      ),
    editorReport: async (name) => {
      const [row] = await sql`select ${sql.unsafe(EDITOR_REPORTS[name])}() as rows`;
      return row?.['rows'] ?? [];
    },
    keepContactAddress: async (address) => {
      await sql`select app.keep_contact_address(${address})`;
    },
    keepHelpPages: async (ids) => {
      await sql`select app.keep_help_pages(${ids})`;
    },
    reportFailure: async (recipient, failure) => {
      await sql`select app.report_failed_publication(${recipient}, ${JSON.stringify(failure)}::text::jsonb)`;
    },
    end: () => sql.end({ timeout: 2 }),
  };
}

/** Turns what the database refuses into a sentence; anything else stays as it is. */
async function inFrench<Result>(query: Promise<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    throw new CmsError(sentence(error.message, error.detail ?? ''), {}, { cause: error });
  }
}

function sentence(word: string, detail: string): string {
  switch (word) {
    case 'lesson-locked':
      return `Refusé : ces pages montreraient une leçon fermée en ce moment (${detail}). Le site n’a pas changé.`;
    case 'no-earlier-release':
      return 'Il n’y a pas de version antérieure à laquelle revenir. Le site n’a pas changé.';
    case 'release-invalid':
      return `La base de données refuse cette publication (${detail}). Le site n’a pas changé. Prévenez la personne qui s’occupe du serveur.`;
    default:
      return `La base de données refuse cette publication (${word}). Le site n’a pas changé. Prévenez la personne qui s’occupe du serveur.`;
  }
}

// The report as the publisher gives it, and what the page shows of it.

export type FailedSearch = { words: string; searches: number; last_day: string };

/** The rows of `GET /desk/reports/failed-searches`; throws where it is something else. */
export function readFailedSearches(answer: unknown): FailedSearch[] {
  const { rows } = Object(answer) as { rows?: unknown };
  if (!Array.isArray(rows)) throw new Error('failed-searches gave no rows');
  return rows.filter(isFailedSearch);
}

function isFailedSearch(row: unknown): row is FailedSearch {
  const { words, searches, last_day } = Object(row) as Record<string, unknown>;
  return typeof words === 'string' && typeof searches === 'number' && typeof last_day === 'string';
}

/** « 2 décembre 2026 »: a day of Paris, which no time zone may move. */
export function lastTime({ last_day }: FailedSearch): string {
  return new Date(`${last_day}T12:00:00Z`).toLocaleDateString('fr-FR', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

// What readers leave for the editors, and the SQL function that gives it as JSON rows.
export const EDITOR_REPORTS = {
  'failed-searches': 'app.failed_searches',
  'help-opinions': 'app.help_opinions',
} as const;

export type EditorReport = keyof typeof EDITOR_REPORTS;

/** The report that a route asks for; none for an unknown name. */
export function reportAsked(route: string): EditorReport | undefined {
  const name = /^GET \/reports\/([a-z-]+)$/.exec(route)?.[1] ?? '';
  return Object.hasOwn(EDITOR_REPORTS, name) ? (name as EditorReport) : undefined;
}

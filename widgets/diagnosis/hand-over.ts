/** Read, and taken away once sent, by the contact form. */
const KEPT = 'preau-diagnosis';

/** Leaves the report for the contact form, in this tab. Whether the browser keeps it. */
export function handOver(report: string): boolean {
  try {
    sessionStorage.setItem(KEPT, report);
    return true;
  } catch {
    // Storage is forbidden, which may be the very fault: the report is shown for copying.
    return false;
  }
}

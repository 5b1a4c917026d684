// The opening dates of a course, moved together: what they would be, and what that would do to
// learners. Pure, so that the page shows before what the server writes after.
import { daysAfter, inParis, instantOf, mondayOf, type WallTime } from './paris-time';

/** A module, or a lesson with a date of its own. */
export type Dated = {
  kind: 'module' | 'lesson';
  id: string;
  title: string;
  /** The module that it is, or is in. */
  moduleId: string;
  /** An instant; null where it stays closed. */
  opensAt: string | null;
};

export type Change = { kind: Dated['kind']; id: string; before: string | null; after: string };

export type Rhythm = {
  start: WallTime;
  everyWeeks: number;
  /** Days of weeks in which nothing opens. */
  skipped: string[];
};

/** Modules one after the other from the start; lessons with a date of their own keep it. */
export function filled(rows: Dated[], { start, everyWeeks, skipped }: Rhythm): Change[] {
  const closedWeeks = new Set(skipped.map(mondayOf));
  let { day } = start;
  const nextDay = () => {
    while (closedWeeks.has(mondayOf(day))) day = daysAfter(day, 7);
    const found = day;
    day = daysAfter(day, 7 * everyWeeks);
    return found;
  };
  const modules = rows.filter(({ kind }) => kind === 'module');
  return modules
    .map((row) => changeOf(row, instantOf({ day: nextDay(), time: start.time })))
    .filter(isChange);
}

/** All dates from a module on, some days later or earlier, at the same hour on the clock. */
export function shifted(rows: Dated[], days: number, fromModuleId?: string): Change[] {
  const modules = [...new Set(rows.map(({ moduleId }) => moduleId))];
  const moved = new Set(modules.slice(fromModuleId ? modules.indexOf(fromModuleId) : 0));
  return rows
    .filter(({ moduleId, opensAt }) => opensAt !== null && moved.has(moduleId))
    .map((row) => {
      const { day, time } = inParis(new Date(row.opensAt ?? 0));
      return changeOf(row, instantOf({ day: daysAfter(day, days), time }));
    })
    .filter(isChange);
}

function changeOf({ kind, id, opensAt }: Dated, after: Date): Change {
  return { kind, id, before: opensAt, after: after.toISOString() };
}

const isChange = ({ before, after }: Change) =>
  before === null || new Date(before).getTime() !== new Date(after).getTime();

export type Warning = { id: string; sentence: string };

/** What learners would meet, row by row. */
export function warningsOf(rows: Dated[], changes: Change[], now: Date): Warning[] {
  const changed = new Map(changes.map((change) => [change.id, change.after]));
  const opening = (row: Dated | undefined) => {
    const text = row && (changed.get(row.id) ?? row.opensAt);
    return text ? new Date(text) : null;
  };
  const modules = rows.filter(({ kind }) => kind === 'module');
  const moduleOf = (row: Dated) => modules.find(({ id }) => id === row.moduleId);
  return rows.flatMap((row) => {
    const before = row.opensAt ? new Date(row.opensAt) : null;
    const after = opening(row);
    const isChanged = changed.has(row.id);
    const sentences: string[] = [];
    if (isChanged && after && before && before <= now && after > now) {
      sentences.push('Se refermerait : des personnes l’ont peut-être commencé.');
    }
    if (isChanged && after && after <= now && (before === null || before > now)) {
      sentences.push('S’ouvrirait tout de suite : cette date est passée.');
    }
    const earlier = modules[modules.indexOf(row) - 1];
    const opensBefore = opening(earlier);
    if (row.kind === 'module' && after && opensBefore && after < opensBefore) {
      sentences.push('S’ouvrirait avant le module qui le précède.');
    }
    const module = row.kind === 'lesson' ? opening(moduleOf(row)) : null;
    if (after && module && after < module) {
      sentences.push('Cette séquence s’ouvrirait avant son module.');
    }
    return sentences.map((sentence) => ({ id: row.id, sentence }));
  });
}

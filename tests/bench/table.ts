/** One measured line: what, how much, and what the budget allows. */
export interface Measure {
  what: string;
  value: number;
  unit: 'KB' | 'ms' | 's' | 'GB' | '';
  /** The most that is allowed. */
  budget?: number;
}

const round = (value: number) =>
  value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);

export const isWithin = ({ value, budget }: Measure): boolean =>
  budget === undefined || value <= budget;

export function printTable(measures: Measure[]): void {
  const rows = measures.map((measure) => [
    measure.what,
    `${round(measure.value)} ${measure.unit}`.trim(),
    measure.budget === undefined ? '' : `${measure.budget} ${measure.unit}`.trim(),
    measure.budget === undefined ? '' : isWithin(measure) ? 'met' : 'NOT MET',
  ]);
  const table = [['what', 'measured', 'budget', ''], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  for (const row of table) {
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

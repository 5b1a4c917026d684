import { type CSSProperties, useId } from 'react';
import { m } from '#messages';
import { formatDay, PARIS } from '../lib/dates.ts';
import type { Week } from './running.api.ts';

interface WeekChartProps {
  title: string;
  weeks: Week[];
  /** What is counted, one on top of the other, each with its words. */
  columns: [label: string, count: (week: Week) => number][];
}

const WIDTH = 636;
const HEIGHT = 120;
const STEP = WIDTH / 53;

/** A year of weeks as bars, with all of it in a table for whoever reads numbers. */
export function WeekChart({ title, weeks, columns }: WeekChartProps) {
  const id = useId();
  const sum = (week: Week) => columns.reduce((total, [, count]) => total + count(week), 0);
  const most = Math.max(1, ...weeks.map(sum));
  const day = (week: Week) => formatDay(week.day, PARIS, new Date());
  const first = weeks[0];
  const last = weeks.at(-1);
  return (
    <figure className="card running-figure" aria-labelledby={id}>
      <figcaption id={id}>
        <h2>{title}</h2>
      </figcaption>
      {columns.length > 1 && (
        <p className="running-legend">
          {columns.map(([label], index) => (
            <span key={label} style={{ '--shade': index === 0 ? 1 : 0.5 } as CSSProperties}>
              {label}
            </span>
          ))}
        </p>
      )}
      {/* Said by the table. */}
      <svg className="running-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`} aria-hidden="true">
        {weeks.map((week, at) => (
          <g key={week.day.toISOString()}>
            {columns.map(([label, count], index) => {
              const below = columns
                .slice(0, index)
                .reduce((total, [, other]) => total + other(week), 0);
              const height = (count(week) / most) * HEIGHT;
              return (
                <rect
                  key={label}
                  x={at * STEP + 1}
                  width={STEP - 2}
                  y={HEIGHT - ((below + count(week)) / most) * HEIGHT}
                  height={height}
                  fill="currentColor"
                  opacity={index === 0 ? 1 : 0.5}
                />
              );
            })}
          </g>
        ))}
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="currentColor" />
      </svg>
      <p className="running-axis">
        <span>{first && day(first)}</span>
        <span>{m.running_chart_most({ count: most })}</span>
        <span>{last && day(last)}</span>
      </p>
      <details>
        <summary>{m.running_chart_table()}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
        <section className="running-table" aria-labelledby={id} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{m.running_chart_week()}</th>
                {columns.map(([label]) => (
                  <th key={label} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...weeks].reverse().map((week) => (
                <tr key={week.day.toISOString()}>
                  <th scope="row">{day(week)}</th>
                  {columns.map(([label, count]) => (
                    <td key={label}>{count(week)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

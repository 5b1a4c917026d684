import { m } from '#messages';
import './progress.css';

interface ProgressProps {
  percent: number;
  /** What the progress is of. */
  label: string;
}

/** A bar, its figure beside it. */
export function ProgressBar({ percent, label }: ProgressProps) {
  return (
    <div className="progress">
      <progress className="progress-bar" max={100} value={percent} aria-label={label} />
      <span className="progress-text" aria-hidden="true">
        {m.progress_percent({ percent })}
      </span>
    </div>
  );
}

/** A ring around its figure. */
export function ProgressRing({ percent, label }: ProgressProps) {
  return (
    <div className="progress-ring" role="img" aria-label={m.progress_labelled({ label, percent })}>
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle className="progress-ring-track" cx="18" cy="18" r="15.5" />
        <circle
          className="progress-ring-done"
          cx="18"
          cy="18"
          r="15.5"
          pathLength={100}
          strokeDasharray={`${percent} 100`}
        />
      </svg>
      <span aria-hidden="true">{m.progress_percent({ percent })}</span>
    </div>
  );
}

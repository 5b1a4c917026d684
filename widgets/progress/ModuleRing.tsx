import { ring } from './ring.ts';

interface ModuleRingProps {
  validated: number;
  total: number;
}

/** A picture of what stands beside it in words. */
export function ModuleRing({ validated, total }: ModuleRingProps) {
  const { box, track, done } = ring(validated, total);
  return (
    <svg className="ring" {...box} aria-hidden="true">
      <circle {...track} />
      <circle {...done} />
    </svg>
  );
}

import type { Fault } from './faults';

type Props = { faults: Fault[]; hasLines: boolean; onShow: (fault: Fault) => void };

/** What would hold up « Publier », and the way to each place. */
export function FaultList({ faults, hasLines, onShow }: Props) {
  if (faults.length === 0) return null;
  return (
    <div className="preau-faults" role="status">
      <p>À corriger avant de publier :</p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.sentence}`}>
            {hasLines && `Ligne ${fault.line} : `}
            {fault.sentence}{' '}
            {(hasLines || fault.block !== null) && (
              <button type="button" onClick={() => onShow(fault)}>
                Montrer
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { m } from '#messages';
import { type Finding, faultsOf } from './finding.ts';
import { checkName } from './findings.ts';

const STATES = {
  good: m.diagnosis_state_good,
  fault: m.diagnosis_state_fault,
  unknown: m.diagnosis_state_unknown,
};

function Fault({ check, text, hinders, help }: Finding) {
  return (
    <li className="card diagnosis-fault">
      <h3>{checkName(check)}</h3>
      <p>
        <strong>{text}</strong>
      </p>
      <p>{hinders}</p>
      {help && (
        <p>
          <a className="button button-quiet" href={help.href}>
            {help.label}
          </a>
        </p>
      )}
    </li>
  );
}

/** The faults first, each with what to do; then everything that was looked at, in a line each. */
export function Findings({ findings }: { findings: Finding[] }) {
  const faults = faultsOf(findings);
  return (
    <>
      {faults.length > 0 && (
        <ul className="diagnosis-faults">
          {faults.map((finding) => (
            <Fault key={finding.check} {...finding} />
          ))}
        </ul>
      )}
      <h2>{m.diagnosis_all()}</h2>
      <ul className="diagnosis-all">
        {findings.map(({ check, state, text }) => (
          <li key={check} data-state={state}>
            <strong>{checkName(check)}</strong>
            <span className="visually-hidden">{STATES[state]()}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

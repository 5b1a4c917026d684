import { m } from '#messages';
import { PASSWORD_PROBLEMS, passwordProblems } from './password.ts';
import { PROBLEM_RULES } from './password-words.ts';

interface PasswordRuleProps {
  password: string;
  name: string;
}

/** The rule, each line ticked as one types. */
export function PasswordRule({ password, name }: PasswordRuleProps) {
  const problems = passwordProblems(password, name);
  const lines = PASSWORD_PROBLEMS.filter(
    (problem) => problem !== 'too-long' || problems.includes(problem),
  );
  return (
    <div className="password-rule">
      <p>{m.account_password_list()}</p>
      <ul>
        {lines.map((problem) => {
          // An empty password holds no name and is no common one; that is no merit yet.
          const isMet = password !== '' && !problems.includes(problem);
          return (
            <li key={problem} data-met={isMet ? '' : undefined}>
              <span className="visually-hidden">
                {isMet ? m.account_password_met() : m.account_password_unmet()}{' '}
              </span>
              {PROBLEM_RULES[problem]()}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

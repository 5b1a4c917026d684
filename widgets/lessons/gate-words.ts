import { m } from '#messages';
import { formatHere, formatInstant, PARIS } from '../lib/dates.ts';
import type { GateAnswer } from './gate.api.ts';

function when({ opensAt, serverNow }: GateAnswer): string {
  if (!opensAt) return '';
  const date = formatInstant(opensAt, PARIS, serverNow);
  const here = formatHere(opensAt, serverNow);
  return here ? m.date_paris_and_here({ date, here }) : m.date_paris({ date });
}

/** Why the lesson is closed, in a sentence, from what the database answered. */
export function gateSentence(answer: GateAnswer): string {
  const date = when(answer);
  switch (answer.reason) {
    case 'scheduled':
      return m.lesson_gate_scheduled({ date });
    case 'undated':
      return m.lesson_gate_undated();
    case 'sign-in':
      return m.lesson_gate_sign_in();
    case 'enrolment':
      return m.lesson_gate_enrolment();
    case 'session-not-started':
      return date ? m.lesson_gate_session_not_started({ date }) : m.lesson_gate_session_not_dated();
    case 'session-over':
      return m.lesson_gate_session_over();
    case 'unknown':
      return m.lesson_gate_unknown();
  }
}

const two = (value: number) => String(value).padStart(2, '0');

/** « 2 h 05 min », « 3 min 20 s »: what is left, or nothing when it is more than a day. */
export function countdown(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds > 86_400) return '';
  const [h, min, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = h > 0 ? `${h} h ${two(min)} min` : min > 0 ? `${min} min ${two(s)} s` : `${s} s`;
  return seconds > 0
    ? m.lesson_gate_opens_in({ time: time.replaceAll(' ', '\u00a0') })
    : m.lesson_gate_opening();
}

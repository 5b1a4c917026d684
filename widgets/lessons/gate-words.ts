import { m } from '#messages';

/**
 * The words of <preau-gate>, for its attribute `words`. The page brings them, in its own language,
 * because the catalogue's runtime would be a third of the script that the element may have.
 */
export const gateWords = () => ({
  scheduled: m.lesson_gate_scheduled({ date: '{date}' }),
  undated: m.lesson_gate_undated(),
  'sign-in': m.lesson_gate_sign_in(),
  enrolment: m.lesson_gate_enrolment(),
  'session-not-started': m.lesson_gate_session_not_started({ date: '{date}' }),
  'session-over': m.lesson_gate_session_over(),
  unknown: m.lesson_gate_unknown(),
  paris: m.date_paris({ date: '{date}' }),
  parisAndHere: m.date_paris_and_here({ date: '{date}', here: '{here}' }),
  opensIn: m.lesson_gate_opens_in({ time: '{time}' }),
  opening: m.lesson_gate_opening(),
  open: m.lesson_gate_open(),
  offline: m.lesson_gate_offline(),
  unavailable: m.lesson_gate_unavailable(),
  mediaFailed: m.lesson_media_failed(),
  tryAgain: m.app_try_again(),
  signIn: m.app_sign_in(),
  back: m.lesson_gate_back(),
});

export type GateWords = ReturnType<typeof gateWords>;

// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import * as dates from '../lib/dates.ts';
import { WhenToPublish } from './WhenToPublish.tsx';

vi.mock('../lib/dates.ts', { spy: true });
afterEach(cleanup);

const LATER = { when: 'later', day: '2027-03-28', hour: '09:30' };
const show = (zone: string) => {
  vi.mocked(dates.ownZone).mockReturnValue(zone);
  render(<WhenToPublish chosen={LATER} onChange={() => undefined} error="" />);
};

test('who is elsewhere reads what the hour of Paris is on their own clock, that day', () => {
  show('America/Martinique');
  // The clocks of Paris have changed that night.
  screen.getByText(/dimanche 28 mars 2027 à 3\sh\s30 chez vous \(America\/Martinique\)/);
});

test('who is in Paris reads no second hour', () => {
  show('Europe/Paris');
  expect(screen.queryByText(/chez vous/)).toBeNull();
  screen.getByText(/seront prévenus à ce moment-là/);
});

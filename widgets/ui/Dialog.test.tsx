// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Dialog } from './Dialog.tsx';

beforeEach(() => {
  // jsdom draws no dialogs: the first control has the focus, as in a browser.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
    this.querySelector<HTMLElement>('button, input')?.focus();
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
afterEach(cleanup);

let arrive: () => void;

function Asking() {
  const [isThere, setIsThere] = useState(false);
  arrive = () => setIsThere(true);
  return (
    <Dialog isOpen title="Voulez-vous ?" onClose={() => {}}>
      <button type="button">Annuler</button>
      {isThere && <input aria-label="Prénom" data-initial-focus />}
    </Dialog>
  );
}

test('what comes a moment later has the focus that waits for it', async () => {
  render(<Asking />);
  expect(document.activeElement).toBe(screen.getByText('Annuler'));
  await act(async () => arrive());
  expect(document.activeElement).toBe(screen.getByLabelText('Prénom'));
});

test('somebody who has gone elsewhere meanwhile stays there', async () => {
  render(
    <>
      <input aria-label="Ailleurs" />
      <Asking />
    </>,
  );
  screen.getByLabelText('Ailleurs').focus();
  await act(async () => arrive());
  expect(document.activeElement).toBe(screen.getByLabelText('Ailleurs'));
});

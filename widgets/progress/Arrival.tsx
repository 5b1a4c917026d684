import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Notice } from '../ui/Notice.tsx';
import { takeValidated } from './handover.ts';

/** Says under the heading what became of the lesson before, and puts the focus on the heading. */
export function Arrival() {
  const [arrival, setArrival] = useState<{ sentence: string; place: Element }>();

  useEffect(() => {
    const sentence = takeValidated();
    const heading = document.querySelector('h1');
    if (sentence === null || !heading?.parentElement) return;
    setArrival({ sentence, place: heading.parentElement });
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, []);

  if (!arrival) return null;
  return createPortal(<Notice kind="success">{arrival.sentence}</Notice>, arrival.place);
}

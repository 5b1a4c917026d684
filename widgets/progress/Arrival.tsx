import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Notice } from '../ui/Notice.tsx';
import { takeModuleDone, takeValidated } from './handover.ts';
import { LazyModuleJoy } from './LazyModuleJoy.tsx';
import type { DoneModule } from './module-done.ts';

interface News {
  sentence: string;
  module: DoneModule | undefined;
  place: Element;
}

/** Says under the heading what became of the lesson before, and puts the focus on the heading. */
export function Arrival() {
  const [news, setNews] = useState<News>();

  useEffect(() => {
    const sentence = takeValidated();
    const module = takeModuleDone();
    const heading = document.querySelector('h1');
    if (sentence === null || !heading?.parentElement) return;
    setNews({ sentence, module, place: heading.parentElement });
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, []);

  if (!news) return null;
  return createPortal(
    <>
      <Notice kind="success">{news.sentence}</Notice>
      {news.module && <LazyModuleJoy {...news.module} />}
    </>,
    news.place,
  );
}

// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { lessonLink, showMarks } from './marks.ts';
import { fakeCourse } from './progress.fake.ts';

const row = (id: string, attributes = '') =>
  `<li data-lesson-id="${id}"><a href="/${id}/" ${attributes}><span class="row-title">${id}</span>
    <span class="row-facts"></span></a></li>`;

beforeEach(() => {
  document.body.innerHTML = `<section data-module-id="m1"><span data-progress="module"></span>
    <ol>${row('l1')}${row('l2')}${row('l3')}</ol></section>`;
});

const marks = () => [...document.querySelectorAll('.resume-mark')];
const hrefs = () => [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
const arc = () =>
  document.querySelector('circle[stroke-dasharray]')?.getAttribute('stroke-dasharray');

test('a module has its share as a ring, beside the words, and not for who does not see it', () => {
  showMarks(fakeCourse({ validated: ['l1', 'l2'] }));
  expect(document.querySelector('[data-progress]')?.textContent).toBe('Validées\u00a0: 2 sur 3');
  expect(arc()).toBe('67 100');
  expect(document.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  showMarks(fakeCourse({ validated: ['l1', 'l2', 'l3'] }));
  expect(arc()).toBe('100 100');
  showMarks(null);
  expect(document.querySelector('[data-progress]')?.innerHTML).toBe('');
});

test('the lesson to go on with says so and leads to the place, and to nowhere else afterwards', () => {
  showMarks(fakeCourse({ validated: ['l1'], resumeLessonId: 'l2' }));
  expect(marks().map(({ textContent }) => textContent)).toEqual(['Reprendre ici']);
  expect(hrefs()[1]).toMatch(/\/l2\/#reprendre$/);
  showMarks(fakeCourse({ validated: ['l1', 'l2'], resumeLessonId: 'l3' }));
  expect(marks()).toHaveLength(1);
  expect(hrefs()[1]).toMatch(/\/l2\/$/);
  showMarks(null);
  expect(marks()).toEqual([]);
  expect(hrefs()[2]).toMatch(/\/l3\/$/);
});

test('the title and address of a lesson stay its own under the mark', () => {
  showMarks(fakeCourse({ validated: ['l1'], resumeLessonId: 'l2' }));
  expect(lessonLink('l2')?.title).toBe('l2');
  expect(lessonLink('l2')?.href).toMatch(/\/l2\/$/);
});

test('who has not begun, is not enrolled, or is on that very page has no mark', () => {
  showMarks(fakeCourse({ resumeLessonId: 'l1' }));
  expect(marks()).toEqual([]);
  showMarks(fakeCourse({ resumeLessonId: 'l2', isEnrolled: false }));
  expect(marks()).toEqual([]);
  document.querySelectorAll('a')[1]?.setAttribute('aria-current', 'page');
  showMarks(fakeCourse({ validated: ['l1'], resumeLessonId: 'l2' }));
  expect(marks()).toEqual([]);
});

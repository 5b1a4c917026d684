import { expect, test } from 'vitest';
import { readGift } from './gift-reader.ts';

function only(source: string) {
  const { questions, lines } = readGift(source);
  expect(lines).toMatchObject([{ isTaken: true }]);
  const [question] = questions;
  if (!question) throw new Error('no question');
  return question;
}
const refusalOf = (source: string) => {
  const { questions, lines } = readGift(source);
  expect(questions).toEqual([]);
  return lines.map(({ line, detail }) => `${line} ${detail}`).join('\n');
};
const keyOf = (source: string) =>
  only(source).choices.map(({ text, isRight, weight }) => [text, isRight, weight]);

test('one « = » among « ~ » is one right choice, with no weights', () => {
  expect(only('Q ? {~a =b ~c}').hasSeveral).toBe(false);
  expect(keyOf('Q ? {~a =b ~c}')).toEqual([
    ['a', false, null],
    ['b', true, null],
    ['c', false, null],
  ]);
});

test('two « = » among « ~ » are each worth the point', () => {
  expect(only('Q ? {=a =b ~c}').hasSeveral).toBe(false);
  expect(keyOf('Q ? {=a =b ~c}')).toEqual([
    ['a', true, 100],
    ['b', true, 100],
    ['c', false, 0],
  ]);
});

test('a part of the point beside the right choice is a weight', () => {
  expect(keyOf('Q ? {=a ~%50%b ~%-25%c}')).toEqual([
    ['a', true, 100],
    ['b', false, 50],
    ['c', false, -25],
  ]);
});

test('without « = », several may be ticked', () => {
  expect(only('Q ? {~%50%a ~%50%b ~%-100%c}').hasSeveral).toBe(true);
  expect(keyOf('Q ? {~%50%a ~%50%b ~c}')).toEqual([
    ['a', true, 50],
    ['b', true, 50],
    ['c', false, 0],
  ]);
});

test('thirds are the whole point again', () => {
  const weights = keyOf('Q ? {~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}').map(
    ([, , weight]) => weight,
  );
  expect(weights).toEqual([33.34, 33.33, 33.33, 0]);
});

test('a question that is won by ticking everything is taken, and told', () => {
  const detailOf = (source: string) => readGift(source).lines[0]?.detail;
  expect(detailOf('Q ? {~%50%a ~%50%b ~c}')).toMatch(/^à changer avant de publier : .*négatif/);
  expect(detailOf('Q ? {~%50%a ~%50%b ~%-100%c}')).toBe('');
});

test('our own word keeps « all the right ones and no other »', () => {
  expect(keyOf('// [tag:tout-ou-rien]\nQ ? {~%50%a ~%50%b ~%-100%c}')).toEqual([
    ['a', true, null],
    ['b', true, null],
    ['c', false, null],
  ]);
});

test.each(['T', 'TRUE', 'true', ' T '])('{%s} is true', (word) => {
  expect(keyOf(`Q ? {${word}}`)).toEqual([
    ['Vrai', true, null],
    ['Faux', false, null],
  ]);
});

test.each(['F', 'FALSE'])('{%s} is false', (word) => {
  expect(keyOf(`Q ? {${word}}`)).toEqual([
    ['Vrai', false, null],
    ['Faux', true, null],
  ]);
});

test('true or false says first what is said to who is wrong', () => {
  const said = (source: string) => only(source).choices.map(({ feedback }) => feedback);
  expect(said('Q ? {T#non#oui}')).toEqual(['oui', 'non']);
  expect(said('Q ? {F#non#oui}')).toEqual(['non', 'oui']);
  expect(said('Q ? {F#non}')).toEqual(['non', '']);
});

test('feedback of choices and of the question', () => {
  const { choices, feedback } = only('Q ? {=a#oui ~b #non\n####en tout cas}');
  expect(choices.map((choice) => choice.feedback)).toEqual(['oui', 'non']);
  expect(feedback).toBe('en tout cas');
});

test('escaped marks are letters, others are marks', () => {
  const { text, choices } = only('\\{a\\} \\= \\~ \\# \\: b\\\\c\\nd ? {=\\=1 ~\\~2\\#3}');
  expect(text).toBe('{a} = ~ # : b\\c\nd ?');
  expect(choices.map((choice) => choice.text)).toEqual(['\\=1', '\\~2#3']);
});

test('marks that mean nothing in a question’s text need no backslash', () => {
  expect(only('Voici : 1+1=2, n° #3 ? {T}').text).toBe('Voici : 1+1=2, n° #3 ?');
});

test('a percent sign is a weight only around a number', () => {
  expect(keyOf('Q ? {=50 % ~%50 pour cent et 3% ~10%}')).toEqual([
    ['50 %', true, null],
    ['%50 pour cent et 3%', false, null],
    ['10%', false, null],
  ]);
  expect(refusalOf('Q ? {=a ~%abc%b}')).toContain('« %abc% » de sa réponse 2');
  expect(refusalOf('Q ? {=a ~%%b}')).toContain('« %% »');
});

test('a category holds until the next, wherever it stands', () => {
  const { questions } = readGift(
    'a ? {T}\n\n$CATEGORY: un/deux\nb ? {T}\n\n c ? {F}\n$CATEGORY:trois\n\nd ? {T}',
  );
  expect(questions.map(({ category }) => category)).toEqual(['', 'un/deux', 'un/deux', 'trois']);
});

test('comments are left out and lines are counted all the same', () => {
  const { lines } = readGift(
    '// un\n\n//deux\n::N:: Q ? {\n// trois\n=a\n~b\n}\n\n::M:: Q {=a ~b\n',
  );
  expect(lines).toMatchObject([
    { line: 4, name: 'N', isTaken: true },
    { line: 10, name: 'M', isTaken: false },
  ]);
});

test('a fault is told at its own line', () => {
  expect(refusalOf('::N::\nQ\n{\n=a\n~b\n}\nfin')).toMatch(/^6 c’est un texte à trou/);
  expect(refusalOf('::N:: Q {=a ~b } }')).toMatch(/^1 une accolade « } » est en trop/);
  expect(refusalOf('::N:: Q {avant =a ~b}')).toMatch(/^1 du texte précède/);
});

test('HTML that could run is left out and told', () => {
  const { questions, lines } = readGift(
    '[html]<b onclick\\="x()">Q</b><script>alert(1)</script> ? {T}',
  );
  expect(questions[0]?.text).toBe('**Q** ?');
  expect(lines[0]?.detail).toBe('HTML dangereux retiré');
});

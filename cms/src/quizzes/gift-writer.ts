import { escapeGift } from './gift-marks';
import { ALL_OR_NOTHING, percentsOf } from './grades';
import type { QuizQuestion } from './quiz-question';
import { fullMarkdown, plainText } from './quiz-texts';
import { isTrueFalse } from './true-false';

/** Writes questions as GIFT, which Moodle and others read. Pictures have no place in it. */
export function writeGift(questions: QuizQuestion[]): string {
  let category = '';
  const blocks: string[] = [];
  for (const question of questions) {
    if (question.category !== category) {
      category = question.category;
      blocks.push(`$CATEGORY: ${category}`);
    }
    blocks.push(writeQuestion(question));
  }
  return `${blocks.join('\n\n')}\n`;
}

function writeQuestion(question: QuizQuestion): string {
  const { name, text, feedback, choices, hasSeveral } = question;
  const texts = [text, feedback, ...choices.flatMap((choice) => [choice.text, choice.feedback])];
  const isMarkdown = texts.some((one) => !isPlain(one));
  const write = (one: string) =>
    isMarkdown
      ? guard('markdown', /^%/, escapeGift(fullMarkdown(one)))
      : guard('moodle', /^(\/\/|\[|%)/, escapeGift(plainText(one) ?? ''));
  const stem = isMarkdown ? `[markdown]${escapeGift(fullMarkdown(text))}` : write(text);
  const isAllOrNothing = hasSeveral && choices.every(({ weight }) => weight === null);
  return [
    ...(isAllOrNothing ? [`// [tag:${ALL_OR_NOTHING}]`] : []),
    `${name && `::${escapeGift(name)}::`}${stem} {${answersOf(question, write)}${
      feedback && `\n\t####${write(feedback)}`
    }${isTrueFalse(question) && !feedback ? '' : '\n'}}`,
  ].join('\n');
}

type Write = (text: string) => string;

function answersOf(question: QuizQuestion, write: Write): string {
  const { choices, hasSeveral } = question;
  if (isTrueFalse(question)) {
    const isTrue = choices[0]?.isRight;
    const said = (isRight: boolean) =>
      choices.find((choice) => choice.isRight === isRight)?.feedback ?? '';
    const [toWrong, toRight] = [said(false), said(true)].map(write);
    const feedback = toRight ? `#${toWrong}#${toRight}` : toWrong && `#${toWrong}`;
    return `${isTrue ? 'TRUE' : 'FALSE'}${feedback}`;
  }
  const percents = percentsOf(choices, hasSeveral);
  const lines = choices.map((choice, at) => {
    const percent = percents[at] ?? 0;
    const isWhole = !hasSeveral && percent === 100;
    const mark = isWhole ? '=' : percent === 0 ? '~' : `~%${percent}%`;
    return `\n\t${mark}${write(choice.text)}${choice.feedback && `#${write(choice.feedback)}`}`;
  });
  return lines.join('');
}

/** Moodle takes these two for HTML. */
const isPlain = (text: string) => !/[<&]/.test(text) && plainText(text) !== null;

/** A text that begins like a comment, a format or a weight says that it is none. */
const guard = (format: string, start: RegExp, text: string) =>
  start.test(text) ? `[${format}]${text}` : text;

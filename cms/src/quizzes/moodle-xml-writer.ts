import { ALL_OR_NOTHING, percentsOf } from './grades';
import { placeOf } from './quiz-pictures';
import { labelOf, type QuizChoice, type QuizPicture, type QuizQuestion } from './quiz-question';
import { fullMarkdown, plainText } from './quiz-texts';
import { isTrueFalse } from './true-false';

/** Writes questions as Moodle XML, pictures within. */
export function writeMoodleXml(questions: QuizQuestion[]): string {
  let category = '';
  const parts: string[] = [];
  for (const question of questions) {
    if (question.category !== category) {
      category = question.category;
      parts.push(
        `  <question type="category">\n    <category>\n      <text>${escapeXml(category)}</text>\n    </category>\n  </question>`,
      );
    }
    parts.push(writeQuestion(question));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`;
}

function writeQuestion(question: QuizQuestion): string {
  const { name, text, picture, feedback, hasSeveral, choices } = question;
  const isShort = isTrueFalse(question);
  const percents = percentsOf(choices, hasSeveral);
  const isAllOrNothing = hasSeveral && choices.every(({ weight }) => weight === null);
  return [
    `  <question type="${isShort ? 'truefalse' : 'multichoice'}">`,
    // Moodle takes no question without a name.
    `    <name>\n      <text>${escapeXml(name || labelOf('', plainText(text) ?? text))}</text>\n    </name>`,
    element('questiontext', text, picture, 4),
    element('generalfeedback', feedback, null, 4),
    '    <defaultgrade>1</defaultgrade>',
    ...(isShort
      ? []
      : [
          `    <single>${!hasSeveral}</single>`,
          '    <shuffleanswers>false</shuffleanswers>',
          '    <answernumbering>none</answernumbering>',
        ]),
    ...choices.map((choice, at) => writeChoice(choice, percents[at] ?? 0, isShort)),
    ...(isAllOrNothing
      ? [
          `    <tags>\n      <tag>\n        <text>${ALL_OR_NOTHING}</text>\n      </tag>\n    </tags>`,
        ]
      : []),
    '  </question>',
  ].join('\n');
}

function writeChoice({ text, picture, feedback }: QuizChoice, percent: number, isShort: boolean) {
  const said = element('feedback', feedback, null, 6);
  if (isShort) {
    const word = text === 'Vrai' ? 'true' : 'false';
    return `    <answer fraction="${percent}" format="moodle_auto_format">\n      <text>${word}</text>\n${said}\n    </answer>`;
  }
  return element('answer', text, picture, 4, ` fraction="${percent}"`, said);
}

/** A text in its element: as it is where it can be, in Markdown where it must. */
function element(
  name: string,
  text: string,
  picture: QuizPicture | null,
  indent: number,
  attributes = '',
  more = '',
): string {
  const space = ' '.repeat(indent);
  const plain = picture ? null : plainText(text);
  const format = plain === null ? 'markdown' : 'plain_text';
  return [
    `${space}<${name}${attributes} format="${format}">`,
    `${space}  <text>${escapeXml(plain ?? withPicture(fullMarkdown(text), picture))}</text>`,
    ...(picture
      ? [
          `${space}  <file name="${escapeXml(picture.name)}" path="/" encoding="base64">${picture.bytes.toString('base64')}</file>`,
        ]
      : []),
    ...(more ? [more] : []),
    `${space}</${name}>`,
  ].join('\n');
}

function withPicture(markdown: string, picture: QuizPicture | null): string {
  if (!picture) return markdown;
  const alt = picture.alt.replace(/[\\[\]]/g, '\\$&');
  return `${markdown}\n\n![${alt}](${placeOf(picture.name)})`.trim();
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string) =>
  text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    // XML knows no control characters.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to leave out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

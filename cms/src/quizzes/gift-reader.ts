import { type GiftAnswers, readAnswers } from './gift-answers';
import { categoryIn, type GiftBlock, giftBlocks, lineAt } from './gift-blocks';
import { CLOSING, findMark, OPENING, TITLE_END, unescapeGift } from './gift-marks';
import { ALL_OR_NOTHING, gradesOf } from './grades';
import { checkQuestion } from './question-checks';
import { labelOf, type QuizFile, type QuizQuestion, Refusal } from './quiz-question';
import { readText, type TextFormat } from './quiz-texts';

/** Reads a GIFT file, question by question: each is taken, or told why not. */
export function readGift(source: string): QuizFile {
  const file: QuizFile = { questions: [], lines: [] };
  let category = '';
  for (const block of giftBlocks(source)) {
    const next = categoryIn(block);
    if (next !== null) category = next;
    else readBlock(block, category, file);
  }
  if (file.lines.length === 0) {
    file.lines.push({
      line: 1,
      name: 'le fichier',
      isTaken: false,
      detail: 'il ne contient aucune question. Est-ce bien un fichier GIFT ?',
    });
  }
  return file;
}

function readBlock(block: GiftBlock, category: string, file: QuizFile) {
  const line = block.lines[0] ?? 1;
  const { name, stemAt } = titleOf(block.text);
  const open = findMark(block.text, OPENING, stemAt);
  const stem = block.text.slice(stemAt, open === -1 ? undefined : open);
  const label = labelOf(name ?? '', unescapeGift(stem).replace(FORMATTED, '$2'));
  try {
    const notes: string[] = [];
    file.questions.push(readQuestion(block, name, stemAt, category, notes));
    file.lines.push({ line, name: label, isTaken: true, detail: notes.join(', ') });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    file.lines.push({
      line: error.line || line,
      name: label,
      isTaken: false,
      detail: error.message,
    });
  }
}

function titleOf(text: string): { name: string | null; stemAt: number } {
  const start = text.search(/\S/);
  if (!text.startsWith('::', start)) return { name: '', stemAt: start };
  const end = findMark(text, TITLE_END, start + 2);
  if (end === -1) return { name: null, stemAt: start };
  return { name: unescapeGift(text.slice(start + 2, end)).trim(), stemAt: end + 2 };
}

function readQuestion(
  block: GiftBlock,
  name: string | null,
  stemAt: number,
  category: string,
  notes: string[],
): QuizQuestion {
  if (name === null)
    throw new Refusal('son nom commence par « :: » et ne finit pas. Écrivez « ::Nom:: ».');
  const { stem, answers, answersAt } = split(block, stemAt);
  const [, format = 'moodle'] = FORMATTED.exec(stem) ?? [];
  const read = giftText(format as TextFormat, notes);
  const { choices, feedback, hasSeveral } = withLine(block, answersAt, () => readAnswers(answers));
  const grades = gradesOf(
    choices.map(({ percent }) => percent),
    hasSeveral,
    block.tags.includes(ALL_OR_NOTHING),
  );
  const question: QuizQuestion = {
    name,
    category,
    hasSeveral,
    text: read(stem),
    picture: null,
    feedback: read(feedback),
    choices: choices.map((choice, at) => ({
      text: read(choice.text),
      picture: null,
      isRight: false,
      weight: null,
      ...grades[at],
      feedback: read(choice.feedback),
    })),
  };
  return checkQuestion(question, notes);
}

/** Cuts a block at its braces. */
function split(block: GiftBlock, from: number) {
  const { text } = block;
  const refuse = (at: number, sentence: string) => new Refusal(sentence, lineAt(block, at));
  const open = findMark(text, OPENING, from);
  const close = findMark(text, CLOSING, from);
  if (open === -1) {
    const isPiece = close !== -1 || /^\s*[=~]/.test(text);
    throw refuse(
      Math.max(close, 0),
      isPiece
        ? 'ce sont des réponses sans question. Une ligne vide la coupe sans doute en deux : retirez-la.'
        : 'c’est un texte sans réponses. Mettez-le dans le texte de la séquence, ou ajoutez des réponses entre { et }.',
    );
  }
  if (close === -1) {
    throw refuse(
      open,
      'l’accolade « { » n’est pas fermée. Ajoutez « } » après la dernière réponse, et retirez toute ligne vide avant elle.',
    );
  }
  if (close < open) {
    throw refuse(
      close,
      'une accolade « } » vient avant « { ». Écrivez « \\} » si elle fait partie du texte.',
    );
  }
  const nested = findMark(text, OPENING, open + 1);
  if (nested !== -1) {
    throw refuse(
      nested,
      'une seconde accolade « { » suit la première. Séparez deux questions d’une ligne vide, et écrivez « \\{ » dans un texte.',
    );
  }
  const after = text.slice(close + 1).trim();
  if (findMark(after, CLOSING) !== -1) {
    throw refuse(
      close + 1,
      'une accolade « } » est en trop. Écrivez « \\} » si elle fait partie du texte.',
    );
  }
  if (after && !after.startsWith('//')) {
    throw refuse(
      close + 1,
      'c’est un texte à trou, que Préau ne connaît pas. Écrivez une question entière avant les réponses.',
    );
  }
  return { stem: text.slice(from, open), answers: text.slice(open + 1, close), answersAt: open };
}

function withLine(block: GiftBlock, offset: number, read: () => GiftAnswers): GiftAnswers {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.message, lineAt(block, offset));
    throw error;
  }
}

const FORMATTED = /^\s*(?:\[(html|markdown|plain|moodle)\])?([\s\S]*)$/;

/** Reads texts in the format that they name, or in their question's. */
function giftText(usual: TextFormat, notes: string[]) {
  return (source: string): string => {
    const [, named, words = ''] = FORMATTED.exec(source) ?? [];
    const format = (named ?? usual) as TextFormat;
    // In HTML and Markdown a new line of the file means something.
    const isPlain = format === 'moodle' || format === 'plain';
    const whole = isPlain ? words.replace(/[ \t]*\n[ \t]*/g, ' ') : words;
    const { text, pictures, hasDanger } = readText(unescapeGift(whole), format);
    const [picture] = pictures;
    if (picture) {
      throw new Refusal(
        `elle montre une image (${picture.url || picture.alt}), qu’un fichier GIFT ne contient pas. Exportez en « Moodle XML », ou retirez l’image et ajoutez-la ensuite dans Strapi.`,
      );
    }
    if (hasDanger && !notes.includes(DANGER)) notes.push(DANGER);
    return text;
  };
}

const DANGER = 'HTML dangereux retiré';

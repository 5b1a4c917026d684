import { ALL_OR_NOTHING, gradesOf } from './grades';
import { checkQuestion } from './question-checks';
import { type Attached, pictureOf } from './quiz-pictures';
import {
  labelOf,
  type QuizFile,
  type QuizPicture,
  type QuizQuestion,
  Refusal,
} from './quiz-question';
import { readText, type TextFormat } from './quiz-texts';
import { attributeOf, childOf, lineIn, nodesIn, parseXml, textIn, type XmlNode } from './xml-tree';

/** Reads a Moodle XML file, question by question: each is taken, or told why not. */
export function readMoodleXml(source: string): QuizFile {
  const file: QuizFile = { questions: [], lines: [] };
  try {
    const root = parseXml(source);
    if (!('quiz' in root)) {
      throw new Refusal('sa première balise n’est pas <quiz>. Exportez en « Moodle XML ».', 1);
    }
    const questions = nodesIn(childOf(root, 'quiz'), 'question');
    if (questions.length === 0) {
      throw new Refusal('il ne contient aucune question. Exportez une catégorie qui en a.', 1);
    }
    readQuestions(source, questions, file);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      questions: [],
      lines: [{ line: error.line, name: 'le fichier', isTaken: false, detail: error.message }],
    };
  }
  return file;
}

function readQuestions(source: string, nodes: XmlNode[], file: QuizFile) {
  let category = '';
  for (const node of nodes) {
    if (attributeOf(node, 'type') === 'category') {
      category = textIn(childOf(node, 'category')).trim();
      continue;
    }
    const line = lineIn(source, node);
    const name = textIn(childOf(node, 'name')).replace(/\s+/g, ' ').trim();
    const label = labelOf(name, textIn(childOf(node, 'questiontext')).replace(/<[^<>]*>/g, ' '));
    try {
      const notes: string[] = [];
      file.questions.push(checkQuestion(readQuestion(node, name, category, notes), notes));
      file.lines.push({ line, name: label, isTaken: true, detail: notes.join(', ') });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      file.lines.push({ line, name: label, isTaken: false, detail: error.message });
    }
  }
}

/** Question types of Moodle, as its pages call them in French. */
const UNKNOWN: Record<string, string> = {
  shortanswer: 'une réponse courte',
  numerical: 'une réponse en nombre',
  essay: 'une composition',
  matching: 'un appariement',
  cloze: 'un texte à trous',
  description: 'une description, sans réponses',
  calculated: 'une question calculée',
  ddwtos: 'un glisser-déposer',
  gapselect: 'un choix de mots manquants',
};

function readQuestion(
  node: XmlNode,
  name: string,
  category: string,
  notes: string[],
): QuizQuestion {
  const type = attributeOf(node, 'type');
  if (type !== 'multichoice' && type !== 'truefalse') {
    throw new Refusal(
      `c’est ${UNKNOWN[type] ?? `une question de type « ${type} »`}, que Préau ne connaît pas. Changez-la en « choix multiple » ou « vrai/faux ».`,
    );
  }
  const read = textReader(notes);
  const isTrueFalse = type === 'truefalse';
  const hasSeveral = !isTrueFalse && /^(false|0)$/i.test(textIn(childOf(node, 'single')).trim());
  const answers = nodesIn(node, 'answer');
  const choices = answers.map((answer, at) => ({
    ...(isTrueFalse ? { text: trueOrFalse(answer), picture: null } : read(answer)),
    feedback: withoutPicture(
      read(childOf(answer, 'feedback')),
      `le retour de la réponse ${at + 1}`,
    ),
  }));
  const tags = nodesIn(childOf(node, 'tags'), 'tag').map((tag) => textIn(tag).trim());
  const grades = gradesOf(answers.map(percentOf), hasSeveral, tags.includes(ALL_OR_NOTHING));
  tellWhatIsLeft(node, notes);
  const graded = choices.map((choice, at) => ({
    ...choice,
    ...(grades[at] ?? { isRight: false, weight: null }),
  }));
  return {
    name,
    category,
    hasSeveral,
    ...read(childOf(node, 'questiontext')),
    feedback: withoutPicture(read(childOf(node, 'generalfeedback')), 'le retour général'),
    choices: isTrueFalse ? graded.toSorted((one) => (one.text === 'Vrai' ? -1 : 1)) : graded,
  };
}

function percentOf(answer: XmlNode, at: number): number {
  const fraction = attributeOf(answer, 'fraction').trim();
  const percent = Number(fraction);
  if (fraction === '' || !(Math.abs(percent) <= 100)) {
    throw new Refusal(
      `sa réponse ${at + 1} vaut « ${fraction} ». Écrivez fraction="…" avec un nombre de -100 à 100.`,
    );
  }
  return percent;
}

function trueOrFalse(answer: XmlNode): string {
  const word = textIn(answer).trim().toLowerCase();
  if (word === 'true') return 'Vrai';
  if (word === 'false') return 'Faux';
  throw new Refusal(`sa réponse « ${word} » n’est ni « true » ni « false ».`);
}

type Read = { text: string; picture: QuizPicture | null };

const FORMATS: Record<string, TextFormat> = {
  html: 'html',
  markdown: 'markdown',
  plain_text: 'plain',
  moodle_auto_format: 'moodle',
};

function textReader(notes: string[]) {
  return (node: XmlNode): Read => {
    const format = FORMATS[attributeOf(node, 'format') || 'html'] ?? 'html';
    const { text, pictures, hasDanger } = readText(textIn(node), format);
    if (hasDanger && !notes.includes(DANGER)) notes.push(DANGER);
    return { text, picture: pictureOf(pictures, attachedTo(node)) };
  };
}

const DANGER = 'HTML dangereux retiré';

function withoutPicture({ text, picture }: Read, where: string): string {
  if (picture)
    throw new Refusal(`${where} montre une image. Seules la question et ses réponses le peuvent.`);
  return text;
}

function attachedTo(node: XmlNode): Attached {
  return new Map(
    nodesIn(node, 'file').map((file) => [
      attributeOf(file, 'name'),
      Buffer.from(textIn(file), 'base64'),
    ]),
  );
}

/** What Moodle says to everybody alike, and hints: a person should know that they do not come along. */
function tellWhatIsLeft(node: XmlNode, notes: string[]) {
  const isLeft = (name: string) => textIn(childOf(node, name)).trim() !== '';
  if (['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].some(isLeft)) {
    notes.push('retours communs (juste, en partie juste, faux) laissés');
  }
  if ('hint' in node) notes.push('indices laissés');
}

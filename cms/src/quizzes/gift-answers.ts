import { CHOICE, FEEDBACK, findMark, GENERAL_FEEDBACK } from './gift-marks';
import { Refusal } from './quiz-question';

export type GiftChoice = { text: string; percent: number; feedback: string };

/** What stands between the braces, its texts still escaped. */
export type GiftAnswers = { choices: GiftChoice[]; feedback: string; hasSeveral: boolean };

export function readAnswers(source: string): GiftAnswers {
  const [answers, feedback] = cut(source, GENERAL_FEEDBACK, 4);
  const text = answers.trim();
  const trueFalse = readTrueFalse(text);
  if (trueFalse) return { choices: trueFalse, feedback, hasSeveral: false };
  if (text === '') throw unknown('une réponse rédigée');
  if (text.startsWith('#')) throw unknown('une réponse en nombre');
  const pieces = piecesOf(text);
  if (pieces.length === 0) throw unknown('une réponse courte');
  if (findMark(text, CHOICE) > 0) {
    throw new Refusal(
      'du texte précède la première réponse. Commencez chaque réponse par « = » (juste) ou « ~ » (fausse).',
    );
  }
  if (pieces.every((piece) => piece.startsWith('='))) {
    throw unknown(
      pieces.every((piece) => piece.includes('->')) ? 'un appariement' : 'une réponse courte',
    );
  }
  return {
    choices: pieces.map(readChoice),
    feedback,
    // As Moodle has it: without any « = », several answers may be ticked.
    hasSeveral: !pieces.some((piece) => piece.startsWith('=')),
  };
}

const unknown = (kind: string) =>
  new Refusal(`c’est ${kind}, que Préau ne connaît pas. Écrivez-la en choix : {=juste ~faux}.`);

/** `{T#what is said to who is wrong#to who is right}`. */
function readTrueFalse(text: string): GiftChoice[] | null {
  const [word, feedback] = cut(text, FEEDBACK, 1);
  if (!/^(T|TRUE|F|FALSE)$/i.test(word.trim())) return null;
  const isTrue = /^t/i.test(word.trim());
  const [toWrong, toRight] = cut(feedback, FEEDBACK, 1);
  const choice = (name: string, isRight: boolean) => ({
    text: `[plain]${name}`,
    percent: isRight ? 100 : 0,
    feedback: isRight ? toRight : toWrong,
  });
  return [choice('Vrai', isTrue), choice('Faux', !isTrue)];
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = findMark(text, CHOICE); at !== -1; ) {
    const next = findMark(text, CHOICE, at + 1);
    pieces.push(text.slice(at, next === -1 ? undefined : next));
    at = next;
  }
  return pieces;
}

function readChoice(piece: string, at: number): GiftChoice {
  const [answer, feedback] = cut(piece.slice(1), FEEDBACK, 1);
  const [whole, percent] = /^\s*%([^%\s]*)%/.exec(answer) ?? [];
  const usual = piece.startsWith('=') ? 100 : 0;
  if (whole === undefined || percent === undefined)
    return { text: answer, percent: usual, feedback };
  const value = Number(percent.replace(',', '.'));
  if (percent === '' || !(Math.abs(value) <= 100)) {
    throw new Refusal(
      `le poids « ${whole.trim()} » de sa réponse ${at + 1} n’est pas un nombre de -100 à 100. Écrivez par exemple « %50% ».`,
    );
  }
  return { text: answer.slice(whole.length), percent: value, feedback };
}

function cut(text: string, mark: RegExp, width: number): [string, string] {
  const at = findMark(text, mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + width)];
}

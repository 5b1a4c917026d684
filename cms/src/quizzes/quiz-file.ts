import { readGift } from './gift-reader';
import { readMoodleXml } from './moodle-xml-reader';
import { type QuizFile, Refusal } from './quiz-question';

export const LARGEST_FILE = 10 * 1024 * 1024;
const MOST_QUESTIONS = 200;

/** Reads a file of questions, whichever of the two formats it is in. */
export function readQuizFile(name: string, bytes: Buffer): QuizFile {
  try {
    const source = decode(bytes);
    const isXml = /\.xml$/i.test(name) || /^\s*<(\?xml|!DOCTYPE|quiz)\b/i.test(source);
    const file = isXml ? readMoodleXml(source) : readGift(source);
    if (file.lines.length > MOST_QUESTIONS) {
      throw new Refusal(
        `il a ${file.lines.length} questions. Un quiz en a ${MOST_QUESTIONS} au plus : coupez le fichier.`,
        1,
      );
    }
    return file;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { line, message } = error;
    return {
      questions: [],
      lines: [{ line, name: 'le fichier', isTaken: false, detail: message }],
    };
  }
}

function decode(bytes: Buffer): string {
  if (bytes.length > LARGEST_FILE) {
    throw new Refusal('il dépasse 10 Mo. Coupez-le en deux, ou réduisez ses images.', 1);
  }
  const text = utf8(bytes);
  if (text === null || text.includes('\0')) {
    throw new Refusal(
      'il n’est pas en UTF-8. Ouvrez-le dans un éditeur de texte et enregistrez-le en « UTF-8 ».',
      1,
    );
  }
  return text.replace(/\r\n?/g, '\n');
}

/** A byte order mark is left out; null for other bytes than UTF-8. */
function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A picture that came with a file, or leaves with one. */
export type QuizPicture = { name: string; alt: string; bytes: Buffer };

export type QuizChoice = {
  /** Small Markdown, as every text here. */
  text: string;
  picture: QuizPicture | null;
  isRight: boolean;
  /** Percent of the question's point; null in all choices where the right ones and no other count. */
  weight: number | null;
  feedback: string;
};

/** A question as GIFT, Moodle XML and Strapi all can say it. */
export type QuizQuestion = {
  name: string;
  category: string;
  hasSeveral: boolean;
  text: string;
  picture: QuizPicture | null;
  feedback: string;
  choices: QuizChoice[];
};

/** What became of one question of a file, for whoever imports it. */
export type ReportLine = {
  /** Of the file, counted from 1. */
  line: number;
  name: string;
  isTaken: boolean;
  /** Why not and what to do, or what was changed on the way. */
  detail: string;
};

export type QuizFile = { questions: QuizQuestion[]; lines: ReportLine[] };

/** A question, or a whole file, that cannot be taken, in words for its author. */
export class Refusal extends Error {
  readonly line: number;

  constructor(sentence: string, line = 0) {
    super(sentence);
    this.line = line;
  }
}

/** What a question is called in a report: its name, or how it begins. */
export function labelOf(name: string, text: string): string {
  const words = (name || text).replace(/\s+/g, ' ').trim();
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

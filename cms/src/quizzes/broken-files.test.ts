import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LARGEST_FILE, readQuizFile } from './quiz-file.ts';

const FOLDER = join(import.meta.dirname, '../../../tests/import/quizzes/broken');

function reportOf(name: string, bytes = readFileSync(join(FOLDER, name))) {
  const { questions, lines } = readQuizFile(name, bytes);
  expect(questions).toHaveLength(lines.filter(({ isTaken }) => isTaken).length);
  return lines.map(
    ({ line, name, isTaken, detail }) => `${line} ${name}: ${isTaken ? 'pris' : detail}`,
  );
}

/** For each file, every line of its report, by how it begins. */
const REPORTS: Record<string, string[]> = {
  '01-middle.gift': ['1 Avant: pris', '3 Cassée: l’accolade « { » n’est pas', '7 Après: pris'],
  '02-blank-line.gift': [
    '1 Coupée: l’accolade',
    '5 ~Le préfet }: ce sont des réponses sans question',
  ],
  '03-no-right.gift': ['1 Sans juste: aucune réponse n’est juste'],
  '04-weight.gift': ['1 Poids: le poids « %250% » de sa réponse 1'],
  '05-parts.gift': ['1 Parts: les bonnes réponses ne font que 60 % ensemble'],
  '06-twins.gift': [
    '1 Jumelles: réponse 3, champ « Texte » : il dit la même chose que la réponse 2',
  ],
  '07-empty-choice.gift': ['1 Vide: réponse 2, champ « Texte » : il est vide'],
  '08-empty-text.gift': ['1 Rien: champ « Texte » : il est vide'],
  '09-open-name.gift': ['1 ::Nom sans fin Qui vote ?: son nom commence par « :: »'],
  '10-nested.gift': ['1 Qui vote: une seconde accolade'],
  '11-stray-brace.gift': ['1 Qui vote } le budget ?: une accolade « } » vient avant'],
  '12-others.gift': [
    '1 Courte: c’est une réponse courte',
    '3 Nombre: c’est une réponse en nombre',
    '5 Appariement: c’est un appariement',
    '10 Rédigée: c’est une réponse rédigée',
    '12 Trou: c’est un texte à trou',
    '14 Description: c’est un texte sans réponses',
  ],
  '13-picture.gift': ['1 Image: elle montre une image (plan.png)'],
  '14-empty.gift': ['1 le fichier: il ne contient aucune question'],
  '15-latin1.gift': ['1 le fichier: il n’est pas en UTF-8'],
  '16-utf16.gift': ['1 le fichier: il n’est pas en UTF-8'],
  '17-cut.xml': [
    '1 le fichier: ces balises ne sont pas fermées : quiz, question, questiontext, text',
  ],
  '18-mixed-up.xml': ['4 le fichier: la balise <text> n’est pas fermée'],
  '19-entities.xml': ['2 le fichier: le fichier déclare un DOCTYPE'],
  '20-secret-file.xml': ['2 le fichier: le fichier déclare un DOCTYPE'],
  '21-other-root.xml': ['1 le fichier: sa première balise n’est pas <quiz>'],
  '22-others.xml': [
    '3 Bonne: pris',
    '9 Courte: c’est une réponse courte',
    '14 Trous: c’est un texte à trous',
    '18 Inconnue: c’est une question de type « stack »',
  ],
  '23-fraction.xml': ['3 Sans part: sa réponse 1 vaut « beaucoup »'],
  '24-pictures.xml': [
    '3 Sans alternative: l’image « plan.png » n’a pas de texte de remplacement',
    '13 Pas une image: « plan.png » n’est pas une image PNG',
    '23 Ailleurs: l’image « https://exemple.fr/plan.png » n’est pas dans le fichier',
  ],
  '25-deep.xml': ['1 le fichier: le fichier a plus de 20 balises'],
  '26-no-question.xml': ['1 le fichier: il ne contient aucune question'],
  '27-reserved.xml': ['1 le fichier: le fichier a plus de 20 balises'],
};

test('every broken file has its report here', () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(Object.keys(REPORTS));
});

test.each(Object.entries(REPORTS))(
  '%s is refused where it is broken, and says why',
  (name, starts) => {
    const lines = reportOf(name);
    expect(lines).toHaveLength(starts.length);
    for (const [at, start] of starts.entries()) expect(lines[at]).toContain(start);
    expect(lines.some((line) => !line.endsWith(': pris'))).toBe(true);
    for (const line of lines) expect(line).toMatch(/: (pris|.* (.|\n)*[.?])$/);
  },
);

test('a file that is too large is refused unread', () => {
  expect(reportOf('grand.gift', Buffer.alloc(LARGEST_FILE + 1, 'a'))).toEqual([
    '1 le fichier: il dépasse 10 Mo. Coupez-le en deux, ou réduisez ses images.',
  ]);
});

test('more questions than a quiz holds are refused as a whole', () => {
  const many = Buffer.from('Oui ? {T}\n\n'.repeat(201));
  expect(reportOf('long.gift', many)).toEqual([
    '1 le fichier: il a 201 questions. Un quiz en a 200 au plus : coupez le fichier.',
  ]);
});

test('entities are refused under another name too, and in a comment or CDATA they are text', () => {
  const twin = readFileSync(join(FOLDER, '19-entities.xml'));
  expect(reportOf('quiz.txt', twin)[0]).toContain('DOCTYPE');
  const inText = `<quiz><!-- <!DOCTYPE x> --><question type="truefalse"><name><text>N</text></name>
    <questiontext><text><![CDATA[Que dit <code>&lt;!DOCTYPE html&gt;</code> <!DOCTYPE a> ?]]></text></questiontext>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
    </question></quiz>`;
  expect(reportOf('a.xml', Buffer.from(inText))).toEqual(['1 N: pris']);
});

test('the line ends of old Macs are line ends', () => {
  expect(reportOf('mac.gift', Buffer.from('A ? {T}\r\rB ? {T}'))).toEqual([
    '1 A ?: pris',
    '3 B ?: pris',
  ]);
});

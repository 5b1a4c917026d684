import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMoodleXml } from './moodle-xml-reader.ts';

const FOLDER = join(import.meta.dirname, '../../../tests/import/quizzes');

test('what Moodle writes is read in full', () => {
  const { questions, lines } = readMoodleXml(readFileSync(join(FOLDER, 'documented.xml'), 'utf8'));
  const choice = { picture: null, feedback: '' };
  expect(questions).toMatchObject([
    {
      name: 'Qui vote le budget ?',
      category: '$course$/top/Par défaut pour Commune',
      hasSeveral: false,
      text: 'Qui vote le **budget** de la commune\u00a0? Voir [la loi](https://exemple.fr/?a=b\\&c=d).',
      feedback: 'Il le vote chaque année,\n\n- recettes\n- dépenses',
      choices: [
        {
          text: 'Le préfet',
          isRight: false,
          weight: null,
          feedback: 'Il contrôle, il ne vote pas.',
        },
        { ...choice, text: 'Le conseil municipal', isRight: true, weight: null },
      ],
    },
    {
      hasSeveral: true,
      text: 'Que dit un compte rendu ?\nCochez tout.',
      choices: [
        { ...choice, text: 'Qui était là \\<présents> été', isRight: true, weight: 33.34 },
        { ...choice, text: 'Ce qui est **décidé**', isRight: true, weight: 33.33 },
        { ...choice, text: 'Qui fait quoi', isRight: true, weight: 33.33 },
        { ...choice, text: 'Qui a tort', isRight: false, weight: -50 },
      ],
    },
    {
      choices: [
        { text: 'Vrai', isRight: true, weight: null, feedback: 'Oui, on peut venir.' },
        { text: 'Faux', isRight: false, weight: null, feedback: 'La porte est ouverte.' },
      ],
    },
    {
      text: 'Que voit-on ?',
      picture: { name: 'plan-n-1.png', alt: 'Un plan d’un seul point' },
      choices: [
        { text: 'Un point', isRight: true, weight: 100 },
        { text: 'Un carré', isRight: false, weight: 50 },
        { text: 'Un rond', isRight: false, weight: 0 },
      ],
    },
  ]);
  expect(questions[3]?.picture?.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(lines.map(({ line }) => line)).toEqual([16, 61, 91, 116]);
  expect(lines[0]?.detail).toBe(
    'retours communs (juste, en partie juste, faux) laissés, indices laissés',
  );
});

const withText = (text: string, file = '') =>
  readMoodleXml(`<quiz><question type="multichoice"><name><text>N</text></name>
    <questiontext format="html"><text><![CDATA[${text}]]></text>${file}</questiontext>
    <single>true</single><answer fraction="100"><text>a</text></answer>
    <answer fraction="0"><text>b</text></answer></question></quiz>`).lines[0]?.detail;

test('a picture needs its file, its words, and to be alone', () => {
  const file =
    '<file name="p.png" encoding="base64">iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==</file>';
  const img = '<img src="@@PLUGINFILE@@/p.png" alt="Un point">';
  expect(withText(`Q ${img}`, file)).toBe('');
  expect(withText(`Q ${img}`)).toContain('n’est pas dans le fichier');
  expect(withText(`Q ${img} ${img}`, file)).toContain('deux images');
  expect(withText(img.replace(' alt="Un point"', ''), file)).toContain('texte de remplacement');
  expect(withText(`Q <img src="data:image/png;base64,AAAA" alt="x">`)).toContain('n’est pas dans');
  expect(withText(`Q ${img}`, file.replace('iVBOR', 'R0lGO'))).toContain('PNG, JPEG ou WebP');
});

test('what could run is left out and told', () => {
  expect(withText('Q <script>alert(1)</script><b onclick="x()">?</b>')).toBe(
    'HTML dangereux retiré',
  );
});

test('a question that is won by ticking everything is taken, and told', () => {
  const detailOf = (fraction: number) =>
    readMoodleXml(`<quiz><question type="multichoice"><questiontext><text>Q ?</text></questiontext>
      <single>false</single><answer fraction="50"><text>a</text></answer>
      <answer fraction="50"><text>b</text></answer>
      <answer fraction="${fraction}"><text>c</text></answer></question></quiz>`).lines[0]?.detail;
  expect(detailOf(0)).toMatch(/^à changer avant de publier : .*négatif/);
  expect(detailOf(-50)).toBe('');
});

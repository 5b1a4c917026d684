import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('rows open in a French Excel', () => {
  expect(
    toCsv([
      ['Nom', 'Ville'],
      ['Noël', 'PARIS 12 (75012)'],
    ]),
  ).toBe('\uFEFFNom;Ville\r\nNoël;PARIS 12 (75012)\r\n');
});

test.each([
  ['a;b', '"a;b"'],
  ['dit « "oui" »', '"dit « ""oui"" »"'],
  ['deux\nlignes', '"deux\nlignes"'],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['=1;2', `"'=1;2"`],
  ['+33 6', "'+33 6"],
  ['-2+3', "'-2+3"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', "'\t=1"],
  ['\0=1', "'\0=1"],
  ['＝1+1', "'＝1+1"],
  ['＠SUM(1)', "'＠SUM(1)"],
  ['06 12', '06 12'],
])('the cell %j stands as %j', (cell, written) => {
  expect(toCsv([[cell]])).toBe(`\uFEFF${written}\r\n`);
});

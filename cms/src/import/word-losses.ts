/** What of a Word document does not come into a text, or not as it was, in an editor's words. */
export function lossesOf(parts: Map<string, Uint8Array>): string[] {
  const read = (name: string) => Buffer.from(parts.get(name) ?? []).toString('utf8');
  const body = read('word/document.xml');
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const margins = [...parts.keys()].filter(
    (name) => /^word\/(header|footer)\d*\.xml$/.test(name) && /<w:t[ >]/.test(read(name)),
  );
  return [
    told(count(read('word/comments.xml'), /<w:comment /g), 'commentaire', 'laissé de côté'),
    told(margins.length, 'en-tête ou pied de page', 'laissé de côté'),
    told(
      count(body, /<w:(footnote|endnote)Reference /g),
      'note de bas de page',
      'placée à la fin du texte',
    ),
    told(
      count(body, /<w:txbxContent[ >]/g) && 1,
      'zone de texte',
      'mise à la suite du paragraphe où elle était : vérifiez sa place',
    ),
    told(count(body, /<w:(ins|del) /g) && 1, 'modification suivie', 'prise comme acceptée'),
    told(count(body, /<m:oMath[ >]/g), 'équation', 'laissée de côté : insérez-la en image'),
    told(
      count(body, /<(c:chart|dgm:relIds) /g),
      'graphique ou schéma',
      'laissé de côté : insérez-le en image',
    ),
    told(count(body, /<w:object[ >]/g), 'objet d’un autre logiciel', 'laissé de côté'),
  ].filter((sentence) => sentence !== '');
}

const told = (count: number, what: string, fate: string) =>
  count === 0 ? '' : `${what}${count > 1 ? ` (${count})` : ''} : ${fate}`;

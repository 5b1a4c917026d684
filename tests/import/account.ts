// What the source holds, laid against what the page shows: one complaint for each thing missing.
import { join, posix } from 'node:path';
import sharp from 'sharp';
import type { Shown } from './page.ts';
import type { Chapter, Source } from './source.ts';
import { lostWords, readableText, wordsIn } from './words.ts';

export interface Place {
  chapter: Chapter;
  /** The address of its page, with the module's anchor for an introduction. */
  href: string;
  /** What the import said of the file. */
  note: string;
  shown: Shown;
}

const LEAST_KEPT = 0.995;
const sameText = (a: string, b: string) => wordsIn(a).join(' ') === wordsIn(b).join(' ');

export function accountForWords({ chapter, shown }: Place): { lost: string[]; isGood: boolean } {
  const lost = lostWords(chapter.words, wordsIn(shown.text));
  return { lost, isGood: lost.length <= chapter.words.length * (1 - LEAST_KEPT) };
}

export async function accountForPictures(place: Place, source: Source): Promise<string[]> {
  const { chapter, shown, note } = place;
  const wanted = chapter.pictures.filter(({ url }) => !note.includes(`image introuvable ${url}`));
  if (wanted.length !== shown.pictures.length)
    return [`${wanted.length} pictures in the source, ${shown.pictures.length} in the page`];
  const complaints = wanted.map(async ({ url, alt }, at) => {
    const picture = shown.pictures[at];
    if (!picture || picture.width === 0) return `${url} did not load`;
    if (picture.alt !== alt) return `${url} says « ${picture.alt} » instead of « ${alt} »`;
    const path = fileAt(source, chapter, url);
    if (!path) return `${url} is no file of the folder, yet the page shows a picture`;
    const { width, height } = await sharp(join(source.root, path)).metadata();
    const isSame = Math.abs((picture.width / picture.height) * (height / width) - 1) < 0.02;
    return isSame ? undefined : `${url} has another shape: is it another picture?`;
  });
  return (await Promise.all(complaints)).filter((complaint) => complaint !== undefined);
}

export function fileAt(source: Source, chapter: Chapter, url: string): string | undefined {
  const path = decodeURIComponent(url);
  const near = posix.join(posix.dirname(chapter.path), path);
  return [near, posix.normalize(path)].find((wanted) => source.pictures.includes(wanted));
}

export function accountForTables({ chapter, shown }: Place): string[] {
  const [wanted, found] = [chapter.tables, shown.tables].map((tables) =>
    tables.map((rows) => rows.join(' ')),
  );
  if (wanted?.join('\n') === found?.join('\n')) return [];
  return [`tables of ${JSON.stringify(wanted)} cells became ${JSON.stringify(found)}`];
}

export function accountForContainers({ chapter, shown }: Place): string[] {
  const { containers } = chapter;
  if (containers.length !== shown.callouts.length)
    return [`${containers.length} containers in the source, ${shown.callouts.length} callouts`];
  return containers.flatMap((title, at) => {
    const callout = shown.callouts[at] ?? '';
    const wanted = wordsIn(readableText(title));
    const isGood =
      wanted.length > 0 ? wordsIn(callout).join(' ') === wanted.join(' ') : callout !== '';
    return isGood ? [] : [`the callout « ${callout} » should be « ${title} »`];
  });
}

const LEFT_OVER: [string, RegExp][] = [
  ['[[toc]]', /\[\[\s*toc\s*\]\]/gi],
  [':::', /:{3,}/g],
  ['a tag', /<\/?[A-Za-z][^\s<>]*[\s/>]/g],
  ['{', /[{}]/g],
  ['](', /\]\(/g],
  ['|---', /\|\s*:?-{2,}/g],
  ['a heading’s #', /^\s*#{1,6}\s/gm],
  ['import', /^\s*(import|export)\s+[{\w*]/gm],
  ['an entity', /&(#\d+|#x[0-9a-f]+|nbsp|lt|gt|amp|quot);/gi],
];

/** Markup that a reader sees as such, outside code. */
export function accountForMarkup({ chapter, shown }: Place): string[] {
  const outsideCode = chapter.readable.replace(/`[^`]*`|^```[\s\S]*?^```/gm, '');
  return LEFT_OVER.flatMap(([name, pattern]) => {
    const found = shown.prose.match(pattern) ?? [];
    const isWritten = name === '{' && found.length <= (outsideCode.match(pattern)?.length ?? 0);
    return found.length > 0 && !isWritten ? [`${found.length} times ${name} in the text`] : [];
  });
}

export const accountForDanger = ({ shown }: Place): string[] =>
  shown.dangers.map((element) => `dangerous: ${element}`);

const isElsewhere = (url: string) => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url);
const asAddress = (url: string) => (URL.canParse(url) ? new URL(url).href : url);

/** Each link of the source takes one of the page; what leads into the folder must lead to its page. */
export function accountForLinks(place: Place, places: Place[]): string[] {
  const left = [...place.shown.links];
  const take = (isIt: (link: { href: string; text: string }) => boolean) => {
    const at = left.findIndex(isIt);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const complaints: string[] = [];
  for (const { url, text } of place.chapter.links) {
    if (place.note.includes(`gardé comme texte : ${url}`)) continue;
    if (isElsewhere(url)) {
      if (!take(({ href }) => asAddress(href) === asAddress(url)))
        complaints.push(`the link « ${text} » to ${url} is gone`);
      continue;
    }
    const target = targetOf(place, places, url);
    if (!target) {
      complaints.push(`the link « ${text} » leads to ${url}, which the folder does not hold`);
      continue;
    }
    const isOnItsPage = url.startsWith('#') && !place.chapter.isIntroduction;
    const wanted = isOnItsPage ? '' : (target.href.split('#')[0] ?? '');
    const found = take(
      (link) => sameText(link.text, text) && (link.href.split('#')[0] ?? '') === wanted,
    );
    if (!found) complaints.push(`the link « ${text} » to ${url} does not lead to ${target.href}`);
    else if (url.includes('#') && !found.href.includes('#') && !place.note.includes(url))
      complaints.push(`the link « ${text} » has lost the anchor of ${url}`);
  }
  // A picture that lies elsewhere is not fetched: its link stands in its place, and is reported.
  const isReported = (href: string) => place.note.includes(`image introuvable ${href}`);
  for (const { href, text } of left.filter((link) => !isReported(link.href)))
    complaints.push(`« ${text} » to ${href} is in no source`);
  return complaints;
}

function targetOf(place: Place, places: Place[], url: string): Place | undefined {
  const path = decodeURIComponent(url.split('#')[0] ?? '').replace(/\/+$/, '');
  if (path === '') return place;
  if (path.startsWith('/')) return places.find(({ chapter }) => chapter.permalink === path);
  const file = posix.join(posix.dirname(place.chapter.path), path);
  return places.find(({ chapter }) => chapter.path === file);
}

import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { type ContentFault, lineOf, quoteOf, type TextPlace } from './content-fault';
import { attributeOf } from './picture-faults';
import type { ContentEntry } from './site-content';

const SUBTITLES = {
  sentence:
    'Cette vidéo n’a pas de sous-titres en français : qui n’entend pas ne peut pas la suivre.',
  advice: 'Ajoutez un fichier de sous-titres (.vtt) en français.',
};
const TRANSCRIPT = {
  sentence: 'Cette vidéo n’a pas de transcription.',
  advice: 'Écrivez tout ce qui est dit et montré, pour qui ne peut ni la voir ni l’entendre.',
};

/** The film of an entry: fields of a lesson and a course, and the home page's. */
export function filmFaults({ uid, values }: ContentEntry): ContentFault[] {
  const names = uid === 'api::setting.setting' ? HOME : FILM;
  const hasFile = Boolean(values[names.video]);
  if (!hasFile && !values['youtubeUrl']) return [];
  const fault = (field: string, said: typeof SUBTITLES): ContentFault => ({
    level: 'improve',
    topic: 'film',
    field,
    line: null,
    quote: hasFile ? nameOf(values[names.video]) : String(values['youtubeUrl']),
    ...said,
  });
  const tracks = values[names.subtitles];
  const hasFrench =
    Array.isArray(tracks) && tracks.some(({ language, file }) => language === 'fr' && file);
  return [
    // Those of YouTube are there.
    ...(hasFile && !hasFrench ? [fault('Sous-titres', SUBTITLES)] : []),
    ...(isBlank(values[names.transcript]) ? [fault('Transcription', TRANSCRIPT)] : []),
  ];
}

const FILM = { video: 'video', subtitles: 'subtitles', transcript: 'transcript' };
const HOME = { video: 'homeVideo', subtitles: 'homeSubtitles', transcript: 'homeTranscript' };

/** Films within a text. */
export function filmsInText(tree: Nodes, place: TextPlace): ContentFault[] {
  const faults: ContentFault[] = [];
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    if (node.name !== 'Video') return;
    const said = [
      ...(isBlank(attributeOf(node, 'subtitlesFr')) ? [SUBTITLES] : []),
      ...(isBlank(attributeOf(node, 'transcript')) ? [TRANSCRIPT] : []),
    ];
    const spot = { field: place.field, line: lineOf(node), quote: quoteOf(place, node) };
    for (const one of said) faults.push({ level: 'improve', topic: 'film', ...spot, ...one });
  });
  return faults;
}

const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === '';

const nameOf = (file: unknown) =>
  typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : '';

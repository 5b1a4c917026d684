import { type QuizPicture, Refusal } from './quiz-question';

/** A file that lies in another, by the name that texts give it. */
export type Attached = Map<string, Buffer>;

const LARGEST = 5 * 1024 * 1024;
const PLACE = '@@PLUGINFILE@@/';

/** The one picture that a text of a question may show, with the words that stand for it. */
export function pictureOf(
  pictures: { url: string; alt: string }[],
  attached: Attached,
): QuizPicture | null {
  const [picture, other] = pictures;
  if (!picture) return null;
  if (other) {
    throw new Refusal(
      'elle montre deux images dans un même texte. Gardez-en une par question et une par réponse.',
    );
  }
  const { url, alt } = picture;
  const name = nameIn(url);
  const bytes = attached.get(name);
  if (!bytes) {
    throw new Refusal(
      `l’image « ${url || alt} » n’est pas dans le fichier. Joignez-la à la question dans Moodle avant d’exporter, ou retirez-la.`,
    );
  }
  if (alt === '') {
    throw new Refusal(
      `l’image « ${name} » n’a pas de texte de remplacement. Décrivez-la dans Moodle (champ « Description »), ou écrivez alt="…".`,
    );
  }
  const type = typeOf(bytes);
  if (!type) {
    throw new Refusal(`« ${name} » n’est pas une image PNG, JPEG ou WebP. Changez son format.`);
  }
  if (bytes.length > LARGEST) {
    throw new Refusal(`l’image « ${name} » dépasse 5 Mo. Réduisez-la.`);
  }
  return { name: `${stemOf(name)}.${type}`, alt, bytes };
}

/** Where a text of a file points to find a picture that lies beside it. */
export const placeOf = (name: string) => `${PLACE}${encodeURIComponent(name)}`;

function nameIn(url: string): string {
  if (!url.startsWith(PLACE)) return '';
  const name = url.slice(PLACE.length).split('?')[0] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    // A lone « % » in a name that nobody encoded.
    return name;
  }
}

const stemOf = (name: string) =>
  name
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'image';

/** By its first bytes: a name says what it likes. */
function typeOf(bytes: Buffer): 'png' | 'jpg' | 'webp' | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'jpg';
  const isWebp =
    bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'webp' : null;
}

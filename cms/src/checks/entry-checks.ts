import { DOCUMENTS } from './documents';
import { mdxProblems } from './mdx-check';
import { type Quiz, quizProblems } from './quiz-checks';

/** An entry as the document service gives it, files and relations populated. */
export type Entry = Record<string, unknown>;

type Text = { field: string; label: string };

/** The fields that hold MDX, by content type. */
export const TEXTS: Record<string, readonly Text[]> = {
  'api::course.course': [
    { field: 'presentation', label: 'Présentation' },
    { field: 'values', label: 'Valeurs' },
  ],
  'api::module.module': [{ field: 'introduction', label: 'Introduction' }],
  'api::lesson.lesson': [{ field: 'body', label: 'Texte' }],
  'api::quiz.quiz': [],
  'api::help-category.help-category': [],
  'api::help-page.help-page': [{ field: 'body', label: 'Texte' }],
  'api::page.page': [{ field: 'body', label: 'Texte' }],
  'api::setting.setting': [{ field: 'homeText', label: 'Texte de l’accueil' }],
};

const PARENTS: Record<string, { field: string; sentence: string }> = {
  'api::module.module': {
    field: 'course',
    sentence: 'Choisissez le cours de ce module avant de publier.',
  },
  'api::lesson.lesson': {
    field: 'module',
    sentence: 'Choisissez le module de cette séquence avant de publier.',
  },
  'api::quiz.quiz': {
    field: 'lesson',
    sentence: 'Choisissez la séquence de ce quiz avant de publier.',
  },
  'api::help-page.help-page': {
    field: 'category',
    sentence: 'Choisissez la rubrique de cette page avant de publier.',
  },
};

/** Addresses that the site itself answers. */
const RESERVED = new Set(
  'aide assets connexion contact cours deconnexion en gated inscription media mon-espace og plan-du-site _astro'.split(
    ' ',
  ),
);

export type Problem = { field: string; sentence: string };

/** What may not be saved, not even as a draft. */
export function draftProblems(uid: string, data: Entry): Problem[] {
  const { slug, opensAt } = data;
  const problems: Problem[] = [];
  if (typeof opensAt === 'string' && opensAt !== '' && !/(Z|[+-]\d{2}:?\d{2})$/i.test(opensAt)) {
    problems.push({
      field: 'opensAt',
      sentence: `La date d’ouverture « ${opensAt} » ne dit pas son fuseau horaire. Écrivez par exemple 2026-09-28T09:00:00+02:00.`,
    });
  }
  if (typeof slug === 'string' && slug !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    problems.push({
      field: 'slug',
      sentence: `L’adresse « ${slug} » n’est pas possible. Utilisez des minuscules sans accent, des chiffres et des tirets : « premiers-pas ».`,
    });
  }
  if (uid === 'api::page.page' && typeof slug === 'string' && RESERVED.has(slug)) {
    problems.push({
      field: 'slug',
      sentence: `L’adresse « ${slug} » est déjà celle d’une partie du site. Choisissez-en une autre.`,
    });
  }
  return problems;
}

/** What may be saved as a draft, but not published. */
export function publishProblems(uid: string, entry: Entry): Problem[] {
  const parent = PARENTS[uid];
  const orphan = parent && !entry[parent.field] ? [parent] : [];
  const texts = (TEXTS[uid] ?? []).flatMap(({ field, label }) => textProblems(entry, field, label));
  const quiz = uid === 'api::quiz.quiz' ? quizProblems(entry as Quiz) : [];
  return [
    ...orphan,
    ...versionProblems(uid, entry),
    ...relatedProblems(uid, entry),
    ...bodyProblems(uid, entry),
    ...texts,
    ...quiz,
  ];
}

function versionProblems(uid: string, { slug, version }: Entry): Problem[] {
  const isDocument = uid === 'api::page.page' && DOCUMENTS.includes(String(slug));
  if (!isDocument || !isBlank(version)) return [];
  return [
    {
      field: 'version',
      sentence:
        'Cette page a besoin d’une version : les personnes inscrites l’ont lue ou acceptée. Écrivez « 1 » pour commencer, puis changez-la seulement quand le sens du texte change.',
    },
  ];
}

const MOST_RELATED = 6;

function relatedProblems(uid: string, { related }: Entry): Problem[] {
  if (uid !== 'api::help-page.help-page' || !Array.isArray(related)) return [];
  if (related.length <= MOST_RELATED) return [];
  return [
    {
      field: 'related',
      sentence: `« À lire aussi » a ${related.length} pages : six au plus, pour qu’on en choisisse une. Retirez-en.`,
    },
  ];
}

function bodyProblems(uid: string, entry: Entry): Problem[] {
  if (uid !== 'api::lesson.lesson' || !isBlank(entry['body']) || entry['kind'] === 'quiz')
    return [];
  if (entry['kind'] === 'video') {
    if (entry['video'] || entry['youtubeUrl']) return [];
    return [
      {
        field: 'video',
        sentence:
          'Cette vidéo n’a ni fichier ni adresse YouTube. Ajoutez l’un des deux avant de publier.',
      },
    ];
  }
  return [
    {
      field: 'body',
      sentence:
        'Cette séquence n’a pas de texte. Remplissez le champ « Texte », ou choisissez la nature « video » ou « quiz ».',
    },
  ];
}

function textProblems(entry: Entry, field: string, label: string): Problem[] {
  const text = entry[field];
  if (typeof text !== 'string') return [];
  return mdxProblems(text, fileNames(entry['files'])).map(({ line, sentence }) => ({
    field,
    sentence: `Champ « ${label} », ligne ${line} : ${sentence}`,
  }));
}

function fileNames(files: unknown): string[] {
  if (!Array.isArray(files)) return [];
  return files.flatMap((file) => (typeof file?.name === 'string' ? [file.name] : []));
}

const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === '';

// Writes a small content folder without a CMS, to work on pages: `node site/cms/fixture.ts [folder]`.
// Two courses, one public with an open and a locked module, one for enrolled people only.

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { effectiveOpening, isStaticAt } from '../course/release.ts';
import { DOCUMENTS, LEGAL_PAGES } from '../legal/pages.ts';
import { buildNow } from './build-now.ts';
import type { LessonKind } from './content.schema.ts';
import { contentDir } from './content-dir.ts';
import { type Content, writeContent } from './write-content.ts';

type Media = Content['media'][number];
const DAY = 24 * 60 * 60 * 1000;

export async function writeFixture(folder: string, now: Date): Promise<Content> {
  await mkdir(join(folder, 'media'), { recursive: true });
  const plan = await picture(folder, 'plan', '#3a6b5d', ['accueil']);
  const portrait = await picture(folder, 'portrait', '#b5651d', []);
  const hidden = await picture(folder, 'carte', '#264653', ['budget']);
  const kit = await attachment(folder, 'kit', 'odt', 'Liste des questions', ['assemblee']);
  const film = await attachment(folder, 'film', 'mp4', 'pas une vraie vidéo', ['accueil']);
  const french = await attachment(
    folder,
    'filmfr',
    'vtt',
    'WEBVTT\n\n00:00.000 --> 00:04.000\nBonjour\n',
    ['accueil'],
  );

  const course = (id: string, access: 'public' | 'enrolled', title: string, position: number) => ({
    id,
    slug: id,
    title,
    tagline: 'Décider ensemble, près de chez soi',
    access,
    people: [
      {
        name: 'Nadia Perrin',
        role: 'Autrice',
        bio: 'Elle anime des assemblées.',
        picture: portrait.id,
      },
    ],
    video: film.id,
    poster: plan.id,
    subtitles: [{ language: 'fr' as const, file: french.id }],
    transcript: 'Bonjour et bienvenue.',
    position,
    shareDescription: 'Un cours pour agir dans sa commune.',
  });
  const courses = [
    course('la-commune', 'public', 'La commune est à nous', 1),
    course('animer', 'enrolled', 'Animer une assemblée', 2),
  ];

  const module = (id: string, courseId: string, title: string, position: number, days: number) => ({
    data: {
      id,
      courseId,
      slug: id,
      title,
      summary: `${title}, pas à pas.`,
      position,
      opensAt: new Date(now.getTime() + days * DAY).toISOString(),
      hasIntroduction: days <= 0 && courseId === 'la-commune',
    },
    mdx: days <= 0 && courseId === 'la-commune' ? 'Ce module pose les bases.' : '',
  });
  const modules = [
    module('decouvrir', 'la-commune', 'Découvrir', 1, -7),
    module('agir', 'la-commune', 'Agir', 2, 3),
    module('session', 'animer', 'Préparer', 1, -1),
  ];

  const lesson = (
    id: string,
    moduleId: string,
    kind: LessonKind,
    title: string,
    position: number,
  ) => {
    const owner = modules.find(({ data }) => data.id === moduleId)?.data;
    if (!owner) throw new Error(`no module ${moduleId}`);
    const access = owner.courseId === 'la-commune' ? ('public' as const) : ('enrolled' as const);
    const opensAt = effectiveOpening(null, new Date(owner.opensAt));
    const isStatic = isStaticAt(access, opensAt, now);
    return {
      id,
      moduleId,
      courseId: owner.courseId,
      slug: id,
      title,
      kind,
      durationMinutes: 8,
      position,
      ownOpensAt: null,
      opensAt: owner.opensAt,
      isStatic,
      summary: isStatic ? `Ce que vous saurez après « ${title} ».` : '',
    };
  };
  const lessons = [
    lesson('accueil', 'decouvrir', 'lesson', 'Bienvenue dans le MOOC', 1),
    lesson('histoire', 'decouvrir', 'video', 'Une courte histoire des communes', 2),
    lesson('assemblee', 'decouvrir', 'toolkit', 'Préparer une assemblée', 3),
    lesson('quiz-1', 'decouvrir', 'quiz', 'Vérifiez vos connaissances', 4),
    lesson('budget', 'agir', 'lesson', 'Lire un budget communal', 1),
    lesson('alliees', 'agir', 'resource', 'Trouver des alliés', 2),
    lesson('role', 'session', 'lesson', 'Le rôle de l’animation', 1),
    lesson('salle', 'session', 'video', 'Disposer la salle', 2),
  ];

  const bodies: Record<string, string> = {
    accueil: `Bienvenue ! Ce cours dure **six semaines**.\n\n## Comment suivre\n\n<Callout kind="tip" title="Conseil">\n\nAvancez à votre rythme.\n\n</Callout>\n\n<Figure file="${plan.id}" alt="Plan d’une salle" caption="La salle du conseil" />\n\n| Quand | Quoi |\n| --- | --- |\n| Lundi | Un module ouvre |\n\n<Quote author="Une habitante">\n\nOn se parle enfin.\n\n</Quote>\n\nAppuyez sur <Key>Échap</Key>.`,
    assemblee: `<Download file="${kit.id}" label="Kit : préparer une assemblée" />\n\n<Accordion title="Et si personne ne vient ?">\n\nRecommencez, plus près des gens.\n\n</Accordion>\n\n<Steps>\n\n1. Choisir un lieu\n2. Inviter\n\n</Steps>`,
    budget: `Le secret du budget.\n\n<Figure file="${hidden.id}" alt="Carte des dépenses" caption="Dépenses" />`,
  };
  const body = ({ id, kind, title, isStatic }: (typeof lessons)[number]) => ({
    data: {
      id,
      kind,
      title,
      summary: `Ce que vous saurez après « ${title} ».`,
      video: kind === 'video' ? film.id : null,
      poster: kind === 'video' ? plan.id : null,
      subtitles: kind === 'video' ? [{ language: 'fr' as const, file: french.id }] : [],
      transcript: kind === 'video' ? 'Bonjour.' : '',
      youtubeUrl: null,
      files: [],
      hasText: id in bodies,
    },
    mdx: bodies[id] ?? '',
    isStatic,
  });
  const all = lessons.map(body);

  const content: Content = {
    courses,
    courseTexts: courses.flatMap(({ id }) => [
      { data: { courseId: id, part: 'presentation' as const }, mdx: 'Un cours **ouvert à tous**.' },
      { data: { courseId: id, part: 'values' as const }, mdx: '- Entraide\n- Patience' },
    ]),
    modules,
    lessons,
    lessonBodies: all.filter(({ isStatic }) => isStatic),
    gatedBodies: all.filter(({ isStatic }) => !isStatic),
    helpCategories: [
      { id: 'compte', slug: 'compte', title: 'Mon compte', summary: 'Entrer, sortir', position: 1 },
    ],
    helpPages: [
      {
        data: {
          id: 'motdepasse',
          categoryId: 'compte',
          slug: 'mot-de-passe',
          title: 'J’ai perdu mon mot de passe',
          summary: 'En changer en deux minutes',
          position: 1,
          related: [],
          updatedAt: now.toISOString(),
        },
        mdx: 'Choisissez « Mot de passe perdu ».',
      },
    ],
    pages: LEGAL_PAGES.map((slug) => ({
      data: {
        id: slug,
        slug,
        title: `Page ${slug}`,
        version: DOCUMENTS.some((document) => document === slug) ? '1' : null,
        updatedAt: now.toISOString(),
      },
      mdx: 'Qui publie : <Legal field="publisherName" />.\n\n<LegalFacts part="publisher" />',
    })),
    settings: {
      data: {
        id: 'site',
        siteName: 'Préau',
        organisation: 'Association Exemple',
        contactEmail: 'contact@preau.test',
        phone: null,
        openingHours: null,
        homeTitle: 'Apprendre ensemble',
        homeVideo: film.id,
        homePoster: plan.id,
        homeSubtitles: [{ language: 'fr', file: french.id }],
        homeTranscript: 'Bonjour.',
        socialLinks: [{ label: 'Mastodon', url: 'https://example.org/@preau' }],
        publisherName: 'Association Exemple',
        publisherLegalForm: 'Association loi 1901',
        publisherRegistration: 'RNA W000000000',
        vatNumber: '',
        publisherAddress: '1 rue de l’Exemple, 75000 Paris',
        publicationDirector: 'Nadia Perrin',
        hostName: 'Hébergeur Exemple',
        hostAddress: '2 rue de l’Exemple, 75000 Paris',
        hostPhone: '01 99 00 00 01',
        dataProtectionContact: 'donnees@preau.test',
        dataProtectionOfficer: '',
        processors: 'Hébergeur Exemple, France',
        backupRetention: '30 jours',
        supervisoryAuthority: 'CNIL',
        mediation: '',
        audit: {
          date: null,
          rate: null,
          auditor: '',
          faults: '',
          exemptions: '',
          tools: '',
          pages: '',
          planUrl: '',
        },
      },
      mdx: 'Un cours en ligne, gratuit, à votre rythme.',
    },
    media: [plan, portrait, hidden, kit, film, french],
  };
  await writeContent(folder, content);
  return content;
}

async function picture(
  folder: string,
  name: string,
  color: string,
  lessons: string[],
): Promise<Media> {
  const variants = await Promise.all(
    [640, 1280].map(async (width) => {
      const height = (width * 9) / 16;
      const bytes = await sharp({ create: { width, height, channels: 3, background: color } })
        .webp()
        .toBuffer();
      const hash = await keep(folder, bytes, 'webp');
      return { id: fileId(name, hash, 'webp'), hash, size: bytes.length, width, height };
    }),
  );
  const largest = variants.at(-1);
  if (!largest) throw new Error('no picture made');
  const base = entryOf(name, 'webp', largest.hash, largest.size, lessons);
  return { ...base, width: largest.width, height: largest.height, variants };
}

async function attachment(
  folder: string,
  name: string,
  ext: string,
  text: string,
  lessons: string[],
) {
  const bytes = Buffer.from(text);
  return entryOf(name, ext, await keep(folder, bytes, ext), bytes.length, lessons);
}

function entryOf(name: string, ext: string, hash: string, size: number, lessons: string[]): Media {
  const mimes: Record<string, string> = { webp: 'image/webp', mp4: 'video/mp4', vtt: 'text/vtt' };
  return {
    id: fileId(name, hash, ext),
    name: `${name}.${ext}`,
    ext,
    mime: mimes[ext] ?? 'application/octet-stream',
    size,
    hash,
    width: null,
    height: null,
    variants: [],
    isPublic: !lessons.includes('budget'),
    lessons,
  };
}

function fileId(name: string, hash: string, ext: string): string {
  return `${name}-${hash.slice(0, 12)}.${ext}`;
}

async function keep(folder: string, bytes: Buffer, ext: string): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  await writeFile(join(folder, 'media', `${hash}.${ext}`), bytes);
  return hash;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = process.argv[2] ?? contentDir();
  await writeFixture(folder, buildNow());
  console.log(`Contenu d’exemple écrit dans ${folder}`);
}

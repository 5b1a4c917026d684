// The communities of the demonstration: the six that are proposed on a first visit, with groups.
import type { Sql } from 'postgres';

interface SeedCommunity {
  slug: string;
  name: string;
  description: string;
  needsApproval: boolean;
  members: string[];
  administrator: string;
  audienceTypes?: string[];
  audienceSizes?: string[];
  positions?: string[];
  groups?: Omit<SeedCommunity, 'groups'>[];
}

const COMMUNITIES: SeedCommunity[] = [
  {
    slug: 'zone-europe',
    name: 'Zone Europe',
    description:
      'Coopérer avec d’autres villes d’Europe : jumelages, programmes, fonds, et ce que l’on apprend ailleurs.',
    needsApproval: false,
    administrator: 'alix',
    members: ['dominique', 'georges', 'delphine', 'paul'],
    groups: [
      {
        slug: 'zone-europe-fonds',
        name: 'Monter un dossier de fonds européens',
        description: 'Les appels à projets, les pièces, les pièges.',
        needsApproval: false,
        administrator: 'alix',
        members: ['georges'],
      },
    ],
  },
  {
    slug: 'urbanisme-amenagement-foncier',
    name: 'Urbanisme / Aménagement / Foncier',
    description: 'Plans, permis, friches et sols : le métier au quotidien.',
    needsApproval: true,
    administrator: 'alix',
    members: ['dominique', 'georges', 'delphine', 'elise'],
  },
  {
    slug: 'transition-energetique',
    name: 'Transition énergétique',
    description: 'Rénover, produire, consommer moins : ce qui marche dans nos bâtiments.',
    needsApproval: false,
    administrator: 'alix',
    members: ['dominique', 'delphine', 'paul', 'elise'],
  },
  {
    slug: 'transformation-digitale',
    name: 'Transformation digitale',
    description:
      'Le numérique au service des habitants et des agents, sans laisser personne de côté.',
    needsApproval: true,
    administrator: 'alix',
    members: ['paul'],
  },
  {
    slug: 'secretaires-de-mairie',
    name: 'Secrétaires de mairie',
    description: 'État civil, budget, conseil : on n’est plus seul dans sa mairie.',
    needsApproval: true,
    administrator: 'alix',
    members: ['dominique', 'delphine', 'elise'],
    audienceTypes: ['commune'],
    audienceSizes: ['under-2000'],
    positions: ['secrétaire'],
    groups: [
      {
        slug: 'secretaires-de-mairie-budget',
        name: 'Budget et comptabilité',
        description: 'Préparer, voter et suivre le budget.',
        needsApproval: true,
        administrator: 'dominique',
        members: ['delphine'],
      },
    ],
  },
  {
    slug: 'sante-collectivites-territoriales',
    name: 'Santé & collectivités territoriales',
    description: 'Maisons de santé, prévention, vieillissement : ce que peut une collectivité.',
    needsApproval: false,
    administrator: 'alix',
    members: ['dominique', 'georges', 'paul', 'elise'],
  },
];

/** Run again it changes nothing that somebody has changed since. */
export async function seedCommunities(sql: Sql): Promise<void> {
  for (const { groups = [], ...community } of COMMUNITIES) {
    const id = await seedOne(sql, community, null);
    for (const group of groups) await seedOne(sql, group, id);
  }
}

async function seedOne(sql: Sql, community: SeedCommunity, parentId: string | null) {
  const { slug, name, description, needsApproval, administrator, members } = community;
  const { audienceTypes = [], audienceSizes = [], positions = [] } = community;
  const [made] = await sql`
    insert into public.communities
      (kind, parent_id, slug, name, description, needs_approval, audience_types, audience_sizes,
        audience_positions, created_at)
    values (${parentId ? 'group' : 'community'}, ${parentId}, ${slug}, ${name}, ${description},
      ${needsApproval}, ${audienceTypes}, ${audienceSizes}, ${positions}, app.clock())
    on conflict (slug) do nothing
    returning id`;
  if (made) {
    await sql`
      insert into public.community_memberships
        (community_id, person_id, state, is_administrator, joined_at)
      select ${made['id']}, p.id, 'member', p.username = ${administrator}, app.clock()
      from public.profiles p where p.username = any (${[administrator, ...members]})`;
  }
  const [known] = await sql`select id from public.communities where slug = ${slug}`;
  return String(known?.['id']);
}

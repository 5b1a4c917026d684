import { m } from '#messages';
import { toCsv } from '../lib/csv.ts';
import { detailLabels, detailWords } from './detail-words.ts';
import { DETAILS } from './member-details.schema.ts';
import type { ExportedMember } from './members.schema.ts';

const yesOrNo = (is: boolean): string =>
  is ? m.communities_members_yes() : m.communities_members_no();

/** « 26/11/2026 », as a spreadsheet reads a day. */
const dayOf = (instant: string): string =>
  new Date(instant).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' });

/** The members of a community as a spreadsheet opens them. */
export function membersFile(
  slug: string,
  members: readonly ExportedMember[],
): { name: string; content: Blob } {
  const heads = [
    m.communities_names_last(),
    m.communities_names_first(),
    ...DETAILS.map((detail) => detailLabels[detail]()),
    m.communities_members_administrator(),
    m.communities_members_suspended(),
    m.communities_members_joined(),
  ];
  const rows = members.map((member) => [
    member.last_name ?? member.name,
    member.first_name ?? '',
    ...DETAILS.map((detail) => detailWords(member, detail)),
    yesOrNo(member.is_administrator),
    yesOrNo(member.state === 'suspended'),
    dayOf(member.joined_at),
  ]);
  return {
    name: m.communities_members_file({ slug }),
    content: new Blob([toCsv([heads, ...rows])], { type: 'text/csv;charset=utf-8' }),
  };
}

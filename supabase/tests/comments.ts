import type { Persona, World } from './fixtures.ts';

/** A stable id of the n-th comment of a test. */
export const commentId = (n: number) => `0000000c-0000-4000-8000-${String(n).padStart(12, '0')}`;

export type Shown = {
  id: string;
  author: string | null;
  body: string | null;
  state: string;
  is_by_team: boolean;
  is_mine: boolean;
  answered: string | null;
  is_locked: boolean;
  reply_count: number;
  replies: Shown[];
};

export type Page = { threads: Shown[]; total: number; is_team: boolean; name: string };

/** Writes as somebody, in « static », a lesson that is open to everybody, unless told otherwise. */
export async function post(
  { as }: Pick<World, 'as'>,
  persona: Persona,
  n: number,
  body: string,
  { lesson = 'static', answers }: { lesson?: string; answers?: number } = {},
): Promise<Shown> {
  const answered = answers === undefined ? null : commentId(answers);
  return Object(
    await as(persona).value`
      select post_comment(${commentId(n)}, ${lesson}, ${body}, ${answered})`,
  );
}

export async function list(
  { as }: Pick<World, 'as'>,
  persona: Persona,
  lesson = 'static',
): Promise<Page> {
  return Object(await as(persona).value`select list_comments(${lesson})`);
}

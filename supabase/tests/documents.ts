import { randomUUID } from 'node:crypto';
import type { Persona, World } from './fixtures.ts';

/** A file as it stands once it was sent and checked, reserved by this person. */
export async function sent(
  { as }: Pick<World, 'as'>,
  persona: Persona,
  community: string,
  filename = 'Guide.pdf',
): Promise<string> {
  const id = randomUUID();
  await as(persona).rows`
    select start_upload(${id}, ${community}, 'document', ${filename}, 1000)`;
  await as('service').rows`select mark_upload_checked(${id}, 1234)`;
  return id;
}

/** A document with one version. */
export async function published(
  world: Pick<World, 'as'>,
  persona: Persona,
  community: string,
  { title = 'Guide du budget', description = '', category = '' } = {},
): Promise<{ document: string; version: string }> {
  const [document, version] = [randomUUID(), await sent(world, persona, community)];
  await world.as(persona).rows`
    select publish_document(${document}, ${version}, ${title}, ${description}, ${category})`;
  return { document, version };
}

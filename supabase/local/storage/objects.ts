import { randomUUID } from 'node:crypto';
import type { Row, Sql } from 'postgres';
import type { Caller } from '../keys.ts';
import { asCaller } from './as-caller.ts';
import type { Written } from './disk.ts';
import { duplicate, invalidRequest, noSuchObject } from './storage-error.ts';

export type StoredObject = {
  id: string;
  name: string;
  version: string;
  size: number;
  mime: string;
  eTag: string;
  cacheControl: string;
  updatedAt: Date;
};

/** Supabase's rule for object names, with its length. */
const VALID_NAME = /^(?!\/)[\w/!\-.*'() &$@=;:+,?]{1,1024}$/;

export function checkName(name: string): string {
  if (!VALID_NAME.test(name)) throw invalidRequest(`Invalid key: ${name}`);
  return name;
}

function toObject(row: Row): StoredObject {
  const metadata = Object(row['metadata']);
  return {
    id: row['id'],
    name: row['name'],
    version: row['version'],
    size: Number(metadata.size ?? 0),
    mime: String(metadata.mimetype ?? 'application/octet-stream'),
    eTag: String(metadata.eTag ?? ''),
    cacheControl: String(metadata.cacheControl ?? 'no-cache'),
    updatedAt: new Date(row['updated_at']),
  };
}

/** As the caller, whose policies decide; without one, as the service. */
export async function findObject(
  sql: Sql,
  caller: Caller | null,
  bucket: string,
  name: string,
): Promise<StoredObject> {
  const [row] =
    caller === null
      ? await sql`select * from storage.objects where bucket_id = ${bucket} and name = ${name}`
      : await asCaller(
          sql,
          caller,
          (tx) => tx`select * from storage.objects where bucket_id = ${bucket} and name = ${name}`,
        );
  if (row === undefined) throw noSuchObject();
  return toObject(row);
}

/** Of these names, the ones that the caller may read. */
export async function findReadable(sql: Sql, caller: Caller, bucket: string, names: string[]) {
  const rows = await asCaller(
    sql,
    caller,
    (tx) => tx`
      select name from storage.objects where bucket_id = ${bucket} and name = any(${names})`,
  );
  return new Set(rows.map((row) => String(row['name'])));
}

type Save = {
  bucket: string;
  name: string;
  mime: string;
  cacheControl: string;
  written: Written;
  isUpsert: boolean;
};

/** Records a written file. Gives the object's id, and the version that it replaced. */
export async function saveObject(sql: Sql, caller: Caller, save: Save) {
  const { bucket, name, written } = save;
  const metadata = {
    eTag: written.eTag,
    size: written.size,
    contentLength: written.size,
    mimetype: save.mime,
    cacheControl: save.cacheControl,
    lastModified: new Date().toISOString(),
    httpStatusCode: 200,
  };
  const owner = typeof caller.claims['sub'] === 'string' ? caller.claims['sub'] : null;
  const id = randomUUID();
  const row = { id, bucket_id: bucket, name, owner, owner_id: owner, version: written.version };
  return asCaller(sql, caller, async (tx) => {
    if (!save.isUpsert) {
      // Nothing is asked back: who may put a file need not be one who may read it.
      await tx`insert into storage.objects ${tx({ ...row, metadata: tx.json(metadata) })}`.catch(
        (error: unknown) => {
          const isTaken = error instanceof Error && 'code' in error && error.code === '23505';
          throw isTaken ? duplicate() : error;
        },
      );
      return { id, replaced: null };
    }
    const [known] = await tx`
      select id, version from storage.objects
      where bucket_id = ${bucket} and name = ${name} for update`;
    const [saved] = await tx`
      insert into storage.objects ${tx({ ...row, metadata: tx.json(metadata) })}
      on conflict (bucket_id, name) do update set
        version = excluded.version, metadata = excluded.metadata,
        updated_at = now(), last_accessed_at = now()
      returning id`;
    return {
      id: String(saved?.['id']),
      replaced: known === undefined ? null : String(known['version']),
    };
  });
}

/** Deletes what the caller may delete of these names; gives the rows as they were. */
export function deleteObjects(sql: Sql, caller: Caller, bucket: string, names: string[]) {
  return asCaller(
    sql,
    caller,
    (tx) => tx`
      delete from storage.objects where bucket_id = ${bucket} and name = any(${names}) returning *`,
  );
}

type Listing = { prefix: string; search: string; limit: number; offset: number };

/** One folder's entries, as supabase-js' `list` shows them: sub-folders have no id. */
export async function listObjects(sql: Sql, caller: Caller, bucket: string, listing: Listing) {
  const folder = listing.prefix === '' ? '' : `${listing.prefix.replace(/\/+$/, '')}/`;
  const rows = await asCaller(
    sql,
    caller,
    (tx) => tx`
      select entry as name,
        case when bool_or(is_file) then min(id::text) end as id,
        max(updated_at) as updated_at, min(created_at) as created_at,
        max(last_accessed_at) as last_accessed_at,
        case when bool_or(is_file) then (array_agg(metadata))[1] end as metadata
      from (
        select split_part(substr(name, length(${folder}) + 1), '/', 1) as entry,
          position('/' in substr(name, length(${folder}) + 1)) = 0 as is_file, objects.*
        from storage.objects
        where bucket_id = ${bucket} and starts_with(name, ${folder})
      ) as entries
      where starts_with(entry, ${listing.search})
      group by entry order by entry
      limit ${listing.limit} offset ${listing.offset}`,
  );
  return rows.map((row) => (row['id'] === null ? { ...row, ...NO_DATES } : row));
}

const NO_DATES = { updated_at: null, created_at: null, last_accessed_at: null };

import type { Sql } from 'postgres';
import { z } from 'zod';
import type { Caller } from '../keys.ts';
import { asCaller } from './as-caller.ts';
import { duplicate, invalidRequest, noSuchBucket, StorageError } from './storage-error.ts';

export type Bucket = {
  id: string;
  isPublic: boolean;
  sizeLimit: number | null;
  mimeTypes: string[] | null;
};

/** The bucket's rules, read by the service: whether it exists is no secret, what is in it is. */
export async function findBucket(sql: Sql, id: string): Promise<Bucket> {
  const [row] = await sql`select * from storage.buckets where id = ${id}`;
  if (row === undefined) throw noSuchBucket();
  return {
    id,
    isPublic: row['public'] === true,
    sizeLimit: row['file_size_limit'] === null ? null : Number(row['file_size_limit']),
    mimeTypes: row['allowed_mime_types'],
  };
}

const NewBucket = z.object({
  id: z.string().optional(),
  name: z.string().min(1).max(100),
  public: z.boolean().default(false),
  file_size_limit: z.number().int().positive().nullable().default(null),
  allowed_mime_types: z.array(z.string()).nullable().default(null),
});

/** The calls under /bucket: rows of storage.buckets, as the caller may see and change them. */
export async function answerBucket(
  sql: Sql,
  caller: Caller,
  method: string,
  id: string | undefined,
  body: unknown,
): Promise<unknown> {
  return asCaller(sql, caller, async (tx) => {
    if (method === 'POST' && id === undefined) {
      const given = NewBucket.safeParse(body);
      if (!given.success) throw invalidRequest('Invalid bucket');
      const { name } = given.data;
      const row = { ...given.data, id: given.data.id ?? name };
      const made = await tx`
        insert into storage.buckets ${tx(row)} on conflict do nothing returning name`;
      if (made.length === 0) throw duplicate();
      return { name };
    }
    if (method === 'GET' && id === undefined) {
      return tx`select * from storage.buckets order by name`;
    }
    const [bucket] = await tx`select * from storage.buckets where id = ${id ?? ''}`;
    if (bucket === undefined) throw noSuchBucket();
    if (method === 'GET') return bucket;
    if (method === 'PUT') {
      const given = NewBucket.partial().safeParse(body);
      if (!given.success) throw invalidRequest('Invalid bucket');
      const { name: _name, id: _id, ...change } = given.data;
      if (Object.keys(change).length > 0) {
        await tx`update storage.buckets set ${tx(change)}, updated_at = now() where id = ${id ?? ''}`;
      }
      return { message: 'Successfully updated' };
    }
    if (method === 'DELETE') {
      const [used] = await tx`select from storage.objects where bucket_id = ${id ?? ''} limit 1`;
      if (used !== undefined) {
        throw new StorageError(
          409,
          'InvalidRequest',
          'InvalidRequest',
          'The bucket you tried to delete is not empty',
        );
      }
      await tx`delete from storage.buckets where id = ${id ?? ''}`;
      return { message: 'Successfully deleted' };
    }
    throw invalidRequest('Unknown bucket operation');
  });
}

import { join } from 'node:path';
import type { Sql } from 'postgres';
import { parseJson, readBody } from '../body.ts';
import type { LocalConfig } from '../config.ts';
import { type Caller, identify } from '../keys.ts';
import { answerBucket, findBucket } from './buckets.ts';
import { Disk } from './disk.ts';
import { deleteObjects, findObject, findReadable, listObjects } from './objects.ts';
import { serveObject } from './serve-object.ts';
import { Signatures } from './signature.ts';
import {
  invalidRequest,
  noSuchBucket,
  noSuchObject,
  StorageError,
  unauthorized,
} from './storage-error.ts';
import { upload } from './upload.ts';

const SMALL = 1_000_000;

/** The part of Supabase Storage that Préau uses: private files, signed addresses, ranges. */
export function createStorage(config: LocalConfig, sql: Sql) {
  const disk = new Disk(join(config.home, 'storage'));
  const signatures = new Signatures(config.secrets.jwtSecret);

  return async (request: Request): Promise<Response> => {
    try {
      return await route(request);
    } catch (error) {
      if (error instanceof StorageError) return error.toResponse();
      throw error;
    }
  };

  async function route(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const [kind, ...rest] = splitPath(url.pathname.replace(/^\/storage\/v1\//, ''));
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (kind === 'object' && isRead && rest[0] === 'sign') return readSigned(request, url, rest);
    if (kind === 'object' && isRead && rest[0] === 'public') return readPublic(request, rest);
    const caller = await who(request);
    if (kind === 'bucket') return bucketCall(request, caller, rest);
    if (kind !== 'object') throw new StorageError(404, 'NotFound', 'not_found', 'Not found');
    if (isRead) return read(request, caller, rest);
    return write(request, caller, rest);
  }

  async function who(request: Request): Promise<Caller> {
    const caller = await identify(request, config.secrets);
    if ('status' in caller) throw unauthorized(caller.message);
    return caller;
  }

  async function readSigned(request: Request, url: URL, [, ...rest]: string[]) {
    const { bucket, name } = locate(rest);
    await signatures.check(`${bucket}/${name}`, url.searchParams.get('token') ?? '');
    return serveObject(disk, await findObject(sql, null, bucket, name), request, false);
  }

  async function readPublic(request: Request, [, ...rest]: string[]) {
    const { bucket, name } = locate(rest);
    if (!(await findBucket(sql, bucket)).isPublic) throw noSuchBucket();
    return serveObject(disk, await findObject(sql, null, bucket, name), request, true);
  }

  async function read(request: Request, caller: Caller, rest: string[]) {
    const isInfo = rest[0] === 'info';
    const path = rest.filter(
      (word, i) => !(i === 0 && isInfo) && !(i <= 1 && word === 'authenticated'),
    );
    const { bucket, name } = locate(path);
    const object = await findObject(sql, caller, bucket, name);
    if (!isInfo) return serveObject(disk, object, request, false);
    return Response.json({
      id: object.id,
      name: object.name,
      version: object.version,
      size: object.size,
      content_type: object.mime,
      cache_control: object.cacheControl,
      etag: object.eTag,
      last_modified: object.updatedAt,
      bucket_id: bucket,
    });
  }

  async function write(request: Request, caller: Caller, rest: string[]) {
    const [first = '', ...more] = rest;
    if (request.method === 'POST' && first === 'sign') return sign(request, caller, more);
    if (request.method === 'POST' && first === 'list') return list(request, caller, more);
    if (request.method === 'DELETE') return remove(request, caller, rest);
    if (request.method !== 'POST' && request.method !== 'PUT') throw invalidRequest('Unknown call');
    const { bucket, name } = locate(first === 'authenticated' ? more : rest);
    const rules = await findBucket(sql, bucket);
    return Response.json(await upload(sql, disk, caller, rules, name, request));
  }

  async function sign(request: Request, caller: Caller, [bucket = '', ...path]: string[]) {
    const { expiresIn, paths } = await readJson(request);
    const name = path.join('/');
    const names = name === '' ? listOfNames(paths) : [name];
    const readable = await findReadable(sql, caller, bucket, names);
    if (name !== '') {
      if (!readable.has(name)) throw noSuchObject();
      return Response.json({ signedURL: await signatures.sign(`${bucket}/${name}`, expiresIn) });
    }
    const signed = names.map(async (one) =>
      readable.has(one)
        ? {
            error: null,
            path: one,
            signedURL: await signatures.sign(`${bucket}/${one}`, expiresIn),
          }
        : { error: NO_ACCESS, path: one, signedURL: null },
    );
    return Response.json(await Promise.all(signed));
  }

  async function list(request: Request, caller: Caller, [bucket = '']: string[]) {
    const { prefix, search, limit, offset } = await readJson(request);
    const rows = await listObjects(sql, caller, bucket, {
      prefix: typeof prefix === 'string' ? prefix : '',
      search: typeof search === 'string' ? search : '',
      limit: Math.min(Number(limit) || 100, 1000),
      offset: Number(offset) || 0,
    });
    return Response.json(rows);
  }

  async function remove(request: Request, caller: Caller, [bucket = '', ...path]: string[]) {
    const isOne = path.length > 0;
    const names = isOne ? [path.join('/')] : listOfNames((await readJson(request))['prefixes']);
    const rows = await deleteObjects(sql, caller, bucket, names);
    await Promise.all(rows.map((row) => disk.remove(String(row['version']))));
    if (!isOne) return Response.json(rows);
    if (rows.length === 0) throw noSuchObject();
    return Response.json({ message: 'Successfully deleted' });
  }

  async function bucketCall(request: Request, caller: Caller, [id, action]: string[]) {
    if (action === 'empty' && id !== undefined) {
      const rows = await sql`select name from storage.objects where bucket_id = ${id}`;
      const names = rows.map((row) => String(row['name']));
      const gone = await deleteObjects(sql, caller, id, names);
      await Promise.all(gone.map((row) => disk.remove(String(row['version']))));
      return Response.json({ message: 'Successfully emptied' });
    }
    const body = request.method === 'GET' ? {} : await readJson(request);
    return Response.json(await answerBucket(sql, caller, request.method, id, body));
  }
}

const NO_ACCESS = 'Either the object does not exist or you do not have access to it';

const splitPath = (path: string) => path.split('/').filter(Boolean).map(decode);

function decode(word: string) {
  try {
    return decodeURIComponent(word);
  } catch {
    throw invalidRequest('The address is not well formed');
  }
}

function locate([bucket = '', ...path]: string[]) {
  return { bucket, name: path.join('/') };
}

async function readJson(request: Request) {
  return parseJson((await readBody(request, SMALL)) ?? new Uint8Array());
}

function listOfNames(value: unknown): string[] {
  if (!Array.isArray(value) || value.length > 1000)
    throw invalidRequest('A list of paths is needed');
  return value.filter((name) => typeof name === 'string');
}

import type { Sql } from 'postgres';
import { z } from 'zod';
import { createUser, deleteUser, getUser, isError, listUsers, updateUser } from './admin-users.ts';
import { apiError, authErrorResponse } from './api-error.ts';
import type { AuthRequest } from './auth.ts';
import { parseJson } from './body.ts';
import { generateLink } from './generate-link.ts';

/** Auth's admin API, which lite lacks, on the same tables. The caller is the service already. */
export function createAdmin(sql: Sql, siteUrl: string) {
  return async (request: Request, { body }: AuthRequest): Promise<Response> => {
    const { method } = request;
    const path = new URL(request.url).pathname.replace(/^\/auth\/v1/, '');
    if (path === '/admin/users' && method === 'GET') return list(new URL(request.url));
    if (path === '/admin/users' && method === 'POST')
      return reply(createUser(sql, parseJson(body)));
    if (path === '/admin/generate_link' && method === 'POST') {
      return reply(generateLink(sql, siteUrl, parseJson(body)));
    }
    const id = /^\/admin\/users\/([^/]+)$/.exec(path)?.[1];
    if (id === undefined) return authErrorResponse(apiError(404, 'not_found', 'Not found'));
    if (!z.uuid().safeParse(id).success) {
      return authErrorResponse(apiError(404, 'validation_failed', 'user_id must be an UUID'));
    }
    if (method === 'GET') return reply(getUser(sql, id));
    if (method === 'PUT') return reply(updateUser(sql, id, parseJson(body)));
    if (method === 'DELETE') {
      return reply(deleteUser(sql, id, parseJson(body)['should_soft_delete'] === true));
    }
    return authErrorResponse(apiError(405, 'method_not_allowed', 'Method not allowed'));
  };

  async function list(url: URL) {
    const number = (name: string, fallback: number) => {
      const value = Number(url.searchParams.get(name) || fallback);
      return Number.isInteger(value) && value > 0 ? value : fallback;
    };
    const page = number('page', 1);
    const perPage = Math.min(number('per_page', 50), 1000);
    const { users, total } = await listUsers(sql, page, perPage);
    const last = Math.max(1, Math.ceil(total / perPage));
    const link = (to: number, rel: string) =>
      `</admin/users?page=${to}&per_page=${perPage}>; rel="${rel}"`;
    const links = [...(page < last ? [link(page + 1, 'next')] : []), link(last, 'last')];
    return Response.json(
      { users, aud: 'authenticated' },
      { headers: { 'x-total-count': String(total), link: links.join(', ') } },
    );
  }
}

async function reply(result: Promise<object>) {
  const value = await result;
  return isError(value) ? authErrorResponse(value) : Response.json(value);
}

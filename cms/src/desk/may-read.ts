import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

type Entry = { uid: string; values: object };

/** An author reads what is theirs, and what is shared: the CMS says which, by who made an entry. */
export function readerOf(strapi: Core.Strapi, { state }: Context): (entry: Entry) => boolean {
  const { userAbility } = state;
  const checkers = new Map<string, { can: { read: (entry: object) => boolean } }>();
  return ({ uid, values }) => {
    const known =
      checkers.get(uid) ??
      strapi
        .plugin('content-manager')
        .service('permission-checker')
        .create({ userAbility, model: uid });
    checkers.set(uid, known);
    return known.can.read(values);
  };
}

import { setImmediate } from 'node:timers/promises';
import { type CheckedEntry, ContentCheck } from '../checks/content/check-content';
import { readContent } from '../checks/content/read-content';
import type { DeskRoute } from './desk-routes';
import { readerOf } from './may-read';

/** Every entry that the editor may read, with its faults. */
export const contentCheck: DeskRoute = {
  method: 'GET',
  path: '/content-check',
  async answer(strapi, context) {
    const content = await readContent(strapi);
    const check = new ContentCheck(content);
    const mayRead = readerOf(strapi, context);
    const entries: CheckedEntry[] = [];
    for (const entry of content.entries.filter(mayRead)) {
      entries.push(check.check(entry));
      // A thousand texts take seconds: others are served between two of them.
      await setImmediate();
    }
    context.body = { entries };
  },
};

/** One entry, for the panel beside its form. */
export const entryCheck: DeskRoute = {
  method: 'GET',
  path: '/content-check/:documentId',
  async answer(strapi, context) {
    const content = await readContent(strapi);
    const mayRead = readerOf(strapi, context);
    const entry = content.entries.find(
      ({ documentId }) => documentId === context.params['documentId'],
    );
    if (!entry || !mayRead(entry)) {
      context.status = 404;
      return;
    }
    context.body = new ContentCheck(content).check(entry);
  },
};

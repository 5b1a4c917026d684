import type { Core } from '@strapi/strapi';
import { LARGEST_ZIP } from '../import/unpack-zip';

/** What a form needs around its file. */
const FORM = 64 * 1024;

/**
 * The desk takes less than the media library, and says so before anything is written to the disk.
 * Browsers always tell how long a form is: one that does not is somebody's tool.
 */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  const isForm = /^\/desk\//i.test(ctx.path) && Boolean(ctx.is('multipart'));
  if (!isForm) return next();
  const isTold = ctx.get('content-length') !== '' && ctx.get('transfer-encoding') === '';
  if (isTold && ctx.request.length <= LARGEST_ZIP + FORM) return next();
  const sentence = isTold
    ? `Ce fichier pèse plus de ${LARGEST_ZIP / 1024 / 1024} Mo.`
    : 'Cet envoi ne dit pas ce qu’il pèse. Envoyez le fichier depuis le navigateur.';
  ctx.status = isTold ? 413 : 411;
  ctx.body = {
    faults: [{ path: '', line: null, sentence }],
    error: { status: ctx.status, name: 'TooLarge', message: sentence },
  };
};

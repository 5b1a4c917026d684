import { factories } from '@strapi/strapi';
import { opensTo } from '../../../answer-keys/door';

/** A quiz with all that stands in it, what is private too. */
const WHOLE = {
  lesson: { fields: ['documentId', 'title', 'kind'] },
  questions: { populate: { picture: true, choices: { populate: { picture: true } } } },
};

const LARGEST_PAGE = 100;

export default factories.createCoreController('api::quiz.quiz', ({ strapi }) => ({
  /** Published quizzes with their answers, page by page as Strapi's own lists; to others it does not exist. */
  async answerKeys(ctx) {
    ctx.set('cache-control', 'no-store');
    const caller = { address: ctx.req.socket.remoteAddress, headers: ctx.req.headers };
    if (!opensTo(caller, process.env['ANSWER_KEY_TOKEN'])) {
      ctx.status = 404;
      ctx.body = 'Not Found';
      return;
    }
    const { page, pageSize } = windowOf(ctx.query['pagination']);
    const quizzes = strapi.documents('api::quiz.quiz');
    const published = { status: 'published', locale: 'fr' } as const;
    const total = await quizzes.count(published);
    const data = await quizzes.findMany({
      ...published,
      populate: WHOLE,
      sort: 'documentId',
      start: (page - 1) * pageSize,
      limit: pageSize,
    });
    const pageCount = Math.ceil(total / pageSize);
    ctx.body = { data, meta: { pagination: { page, pageSize, pageCount, total } } };
  },
}));

function windowOf(asked: unknown) {
  const { page, pageSize } = (asked ?? {}) as { page?: string; pageSize?: string };
  const whole = (text: string | undefined, fallback: number) =>
    Math.max(1, Math.trunc(Number(text ?? fallback)) || fallback);
  return { page: whole(page, 1), pageSize: Math.min(whole(pageSize, 25), LARGEST_PAGE) };
}

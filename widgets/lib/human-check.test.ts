import { beforeEach, expect, test, vi } from 'vitest';
import { postJson } from './api.ts';
import { AppError } from './errors.ts';
import { solveHumanCheck, withHumanCheck } from './human-check.ts';

const { workers } = vi.hoisted(() => ({ workers: [] as FakeWorker[] }));
vi.mock('./api.ts');

interface FakeWorker {
  asked: { challenge: unknown; counterStart: number; counterStep: number };
  isOver: boolean;
}

vi.mock('altcha/workers/sha?worker', () => ({
  default: class {
    onmessage = (_event: object) => {};
    onerror = () => {};
    asked: unknown;
    isOver = false;
    constructor() {
      workers.push(this as never);
    }
    postMessage(asked: { challenge: { parameters: object }; counterStart: number }) {
      this.asked = asked;
      if ('breaks' in asked.challenge.parameters) this.onerror();
      else if (asked.counterStart === 0) this.onmessage({ data: { counter: 7, time: 1 } });
    }
    terminate() {
      this.isOver = true;
    }
  },
}));

const challenge = { parameters: { nonce: 'ab' }, signature: 's' };
const proof = { challenge, solution: { counter: 7 } };
const answer = (status: number, body: unknown) => Response.json(body, { status });

beforeEach(() => {
  workers.length = 0;
  vi.mocked(postJson).mockImplementation(async () => answer(200, challenge));
  vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
});

test('a challenge is shared among a few workers, and the first answer ends them all', async () => {
  expect(await solveHumanCheck()).toEqual(proof);
  expect(workers.map(({ asked }) => [asked.counterStart, asked.counterStep])).toEqual([
    [0, 4],
    [1, 4],
    [2, 4],
    [3, 4],
  ]);
  expect(workers.every(({ isOver }) => isOver)).toBe(true);
});

test('a refusal and a broken worker are errors that the page has words for', async () => {
  vi.mocked(postJson).mockResolvedValueOnce(answer(429, {}));
  await expect(solveHumanCheck()).rejects.toMatchObject({ code: 'too-many' });
  vi.mocked(postJson).mockResolvedValueOnce(
    answer(200, { parameters: { breaks: 'yes' }, signature: 's' }),
  );
  await expect(solveHumanCheck()).rejects.toMatchObject({ code: 'unexpected' });
  expect(workers.every(({ isOver }) => isOver)).toBe(true);
});

test.each(['human-check-expired', 'human-check-used', 'human-check-invalid'])(
  'after %s a new proof is sent, once, without a word',
  async (reason) => {
    const send = vi.fn().mockRejectedValueOnce(new AppError('expired', { reason }));
    send.mockResolvedValueOnce('taken');
    expect(await withHumanCheck(send)).toBe('taken');
    expect(send).toHaveBeenCalledTimes(2);

    const never = vi.fn().mockRejectedValue(new AppError('expired', { reason }));
    await expect(withHumanCheck(never)).rejects.toMatchObject({ reason });
    expect(never).toHaveBeenCalledTimes(2);
  },
);

test('any other refusal is passed on, and a proof begun beforehand is the one that is sent', async () => {
  const begun = Promise.resolve({ ...proof, solution: { counter: 1 } });
  const send = vi.fn().mockRejectedValue(new AppError('expired', { reason: 'link-used' }));
  await expect(withHumanCheck(send, begun)).rejects.toMatchObject({ reason: 'link-used' });
  expect(send.mock.calls).toEqual([[await begun]]);
});

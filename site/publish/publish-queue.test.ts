import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PublishQueue } from './publish-queue.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const OPTIONS = { debounceMs: 1000, patienceMs: 5000 };

/** A queue whose publications end when the test says so. */
function slowQueue() {
  const runs: { reasons: string[]; end: PromiseWithResolvers<number> }[] = [];
  const queue = new PublishQueue((reasons) => {
    const end = Promise.withResolvers<number>();
    runs.push({ reasons, end });
    return end.promise;
  }, OPTIONS);
  return { runs, queue };
}

test('a thousand webhooks are one publication, and one more while it runs', async () => {
  const { queue, runs } = slowQueue();
  for (let i = 0; i < 1000; i += 1) void queue.request('webhook');
  expect(queue.state).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1000);
  expect(runs).toHaveLength(1);
  for (let i = 0; i < 1000; i += 1) void queue.request('webhook');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(runs).toHaveLength(1);
  runs[0]?.end.resolve(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(runs).toHaveLength(2);
  runs[1]?.end.resolve(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(runs).toHaveLength(2);
  expect(queue.state).toBe('idle');
});

test('each word puts the start off, but not for ever', async () => {
  const { queue, runs } = slowQueue();
  for (let i = 0; i < 5; i += 1) {
    void queue.request('webhook');
    expect(runs).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(990);
  }
  void queue.request('webhook');
  await vi.advanceTimersByTimeAsync(60);
  expect(runs).toHaveLength(1);
});

test('whoever asks gets the result of a publication that began afterwards', async () => {
  const { queue, runs } = slowQueue();
  const first = queue.request('start');
  await vi.advanceTimersByTimeAsync(1000);
  const second = queue.request('ask');
  runs[0]?.end.resolve(1);
  await expect(first).resolves.toBe(1);
  await vi.advanceTimersByTimeAsync(1000);
  runs[1]?.end.resolve(2);
  await expect(second).resolves.toBe(2);
  expect(runs.map(({ reasons }) => reasons)).toEqual([['start'], ['ask']]);
});

test('a publication that fails does not stop the next', async () => {
  const { queue, runs } = slowQueue();
  const first = queue.request('webhook');
  await vi.advanceTimersByTimeAsync(1000);
  runs[0]?.end.reject(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  const second = queue.request('webhook');
  await vi.advanceTimersByTimeAsync(1000);
  runs[1]?.end.resolve(2);
  await expect(second).resolves.toBe(2);
});

test('a roll-back waits for the publication under way, and the next one waits for it', async () => {
  const { queue, runs } = slowQueue();
  void queue.request('webhook');
  await vi.advanceTimersByTimeAsync(1000);
  const steps: string[] = [];
  const end = Promise.withResolvers<void>();
  const rollback = queue.exclusively(async () => {
    steps.push('begins');
    await end.promise;
  });
  void queue.request('webhook');
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps).toEqual([]);
  runs[0]?.end.resolve(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps).toEqual(['begins']);
  expect(runs).toHaveLength(1);
  end.resolve();
  await rollback;
  await vi.advanceTimersByTimeAsync(1000);
  expect(runs).toHaveLength(2);
});

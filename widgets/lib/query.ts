import { QueryClient } from '@tanstack/react-query';
import { isPassing } from './errors.ts';

const LONGEST_PAUSE_MS = 15_000;
const pause = (tries: number) => Math.min(1000 * 2 ** tries, LONGEST_PAUSE_MS);

/** One for all islands of a page: each is a React root of its own, and a module joins them. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The browser's own idea of being online is often wrong: we ask, and say what happened.
      networkMode: 'always',
      staleTime: 30_000,
      retry: (tries, error) => isPassing(error) && tries < 2,
      retryDelay: pause,
      refetchInterval: ({ state }) => (isPassing(state.error) ? LONGEST_PAUSE_MS : false),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

// A provider would do it: without, nobody notices that the reader came back to the tab, and a write
// whose turn came while the tab was hidden would wait for ever.
if (typeof window !== 'undefined') queryClient.mount();

/** For writes that may be sent twice without harm: kept until they arrive. */
export const untilItArrives = {
  retry: (_tries: number, error: Error) => isPassing(error),
  retryDelay: pause,
};

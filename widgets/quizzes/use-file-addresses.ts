import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../lib/query.ts';
import { SIGNED_FOR_SECONDS, signFiles } from '../lib/sign-files.ts';
import type { Attempt } from './quizzes.api.ts';

const RENEW_MS = (SIGNED_FOR_SECONDS - 300) * 1000;

const filesOf = ({ questions }: Attempt): string[] =>
  questions.flatMap(({ picture, choices }) =>
    [picture, ...choices.map((choice) => choice.picture)].flatMap((one) => one?.fileId ?? []),
  );

const NONE: ReadonlyMap<string, string> = new Map();

/** The addresses of an attempt's pictures, renewed before they expire. */
export function useFileAddresses(attempt: Attempt): ReadonlyMap<string, string> {
  const files = filesOf(attempt);
  const signed = useQuery(
    {
      queryKey: ['quiz-files', attempt.id],
      queryFn: () => signFiles(files),
      enabled: files.length > 0,
      staleTime: RENEW_MS,
      refetchInterval: RENEW_MS,
    },
    queryClient,
  );
  return signed.data ?? NONE;
}

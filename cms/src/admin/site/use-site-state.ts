import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import type { SiteState } from './site.api';

const WHILE_BUSY_MS = 1500;
const WHILE_IDLE_MS = 10_000;

type Loaded = { site: SiteState | null; error: string | null; reload: () => Promise<void> };

/** The state of the site, asked again by itself: often while something runs. */
export function useSiteState(): Loaded {
  const { get } = useFetchClient();
  const [site, setSite] = useState<SiteState | null>(null);
  const [error, setError] = useState<string | null>(null);

  const reload = useCallback(async () => {
    try {
      const { data } = await get<SiteState>('/desk/site');
      setSite(data);
      setError(null);
    } catch (cause) {
      setError(sentenceOf(cause));
    }
  }, [get]);

  const pause = site?.step ? WHILE_BUSY_MS : WHILE_IDLE_MS;
  useEffect(() => {
    void reload();
    const timer = setInterval(() => void reload(), pause);
    return () => clearInterval(timer);
  }, [reload, pause]);

  return { site, error, reload };
}

type Answered = { response?: { data?: { message?: string; error?: { message?: string } } } };

/** The sentence that the server wrote for the editor; ours where it wrote none. */
export function sentenceOf(cause: unknown): string {
  const data = (cause as Answered).response?.data;
  return (
    data?.message ??
    data?.error?.message ??
    'Le serveur ne répond pas. Réessayez dans une minute ; si cela continue, prévenez la personne qui s’occupe du serveur.'
  );
}

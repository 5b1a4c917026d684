import postgres from 'postgres';
import { loadConfig } from '../../supabase/local/config.ts';

/** A connection as the owner, to look at what no role may see. End it when done. */
export const ownerOf = (database: 'supabase' | 'strapi') => {
  const { databaseUrl } = loadConfig();
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  return postgres(url.href, { max: 1, onnotice: () => {} });
};

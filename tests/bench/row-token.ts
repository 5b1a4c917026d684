import { SignJWT } from 'jose';
import { loadConfig } from '../../supabase/local/config.ts';
import { rowUserId } from '../../supabase/tests/rows.ts';

/** An access token of the n-th generated person, as GoTrue would sign it; good for an hour. */
export function tokenOfRow(person: number): Promise<string> {
  const { secrets } = loadConfig();
  return new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(rowUserId(person))
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secrets.jwtSecret));
}

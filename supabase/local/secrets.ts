import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({
  jwtSecret: z.string(),
  publishableKey: z.string().startsWith('sb_publishable_'),
  secretKey: z.string().startsWith('sb_secret_'),
  postgresPassword: z.string(),
  authenticatorPassword: z.string(),
  publisherPassword: z.string(),
  cmsPassword: z.string(),
  /** Strapi's API token for the build: read access to the published types. */
  buildToken: z.string(),
  /** What opens Strapi's route of the answer keys, to the publisher alone. */
  answerKeyToken: z.string(),
  /** What Strapi sends to the publisher in the `authorization` header. */
  webhookSecret: z.string(),
  /** Signs the addresses of previews: Strapi and the preview server know it. */
  previewSecret: z.string(),
  strapiAppKeys: z.string(),
  strapiApiTokenSalt: z.string(),
  strapiAdminJwtSecret: z.string(),
  strapiTransferTokenSalt: z.string(),
  strapiJwtSecret: z.string(),
  strapiEncryptionKey: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

const random = (bytes = 32) => randomBytes(bytes).toString('base64url');

/** In the shape of Supabase's API keys: prefix, 22 random characters, checksum. */
function apiKey(prefix: 'sb_publishable_' | 'sb_secret_') {
  const body = random(16);
  const checksum = createHash('sha256').update(body).digest('base64url').slice(0, 8);
  return `${prefix}${body}_${checksum}`;
}

function makeSecrets(): Secrets {
  return {
    jwtSecret: random(48),
    publishableKey: apiKey('sb_publishable_'),
    secretKey: apiKey('sb_secret_'),
    postgresPassword: random(),
    authenticatorPassword: random(),
    publisherPassword: random(),
    cmsPassword: random(),
    buildToken: randomBytes(64).toString('hex'),
    answerKeyToken: random(),
    webhookSecret: random(),
    previewSecret: random(),
    strapiAppKeys: [random(), random()].join(','),
    strapiApiTokenSalt: random(),
    strapiAdminJwtSecret: random(),
    strapiTransferTokenSalt: random(),
    strapiJwtSecret: random(),
    strapiEncryptionKey: random(),
  };
}

/** Reads `<home>/secrets.json`; the first call makes it, and a secret that a newer version needs is added. */
export function loadSecrets(home: string): Secrets {
  const file = join(home, 'secrets.json');
  const known = existsSync(file)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    : {};
  const secrets = Secrets.parse({ ...makeSecrets(), ...known });
  if (Object.keys(known).length < Object.keys(secrets).length) {
    mkdirSync(home, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
    chmodSync(file, 0o600);
  }
  return secrets;
}

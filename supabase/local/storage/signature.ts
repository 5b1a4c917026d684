import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { invalidRequest, StorageError } from './storage-error.ts';

const LONGEST = 7 * 24 * 3600;

/** Makes and checks the tokens of signed addresses. Their key is not the one of people's sessions. */
export class Signatures {
  readonly #key: Uint8Array;

  constructor(jwtSecret: string) {
    this.#key = createHash('sha256').update(`storage:${jwtSecret}`).digest();
  }

  async sign(path: string, expiresIn: unknown): Promise<string> {
    const seconds = Number(expiresIn);
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST) {
      throw invalidRequest(`expiresIn must be between 1 and ${LONGEST} seconds`);
    }
    const token = await new SignJWT({ url: path })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(this.#key);
    return `/object/sign/${path}?token=${token}`;
  }

  /** @throws StorageError when the token is old, false, or another file's. */
  async check(path: string, token: string): Promise<void> {
    const url = await jwtVerify(token, this.#key, { algorithms: ['HS256'] })
      .then(({ payload }) => payload['url'])
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : 'invalid token';
        throw new StorageError(400, 'InvalidJWT', 'InvalidJWT', message);
      });
    if (url !== path) {
      throw new StorageError(400, 'InvalidSignature', 'InvalidSignature', 'Invalid signature');
    }
  }
}

// By hand and without a schema library: a locked lesson has 6 KB of script for everything.
import { AppError, codeOfStatus } from './errors.ts';

export async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) throw new AppError(codeOfStatus(response.status));
  return response.json();
}

export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

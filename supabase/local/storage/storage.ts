import type { Sql } from 'postgres';
import { apiError, storageErrorResponse } from '../api-error.ts';
import type { LocalConfig } from '../config.ts';

export function createStorage(_config: LocalConfig, _sql: Sql) {
  return async (_request: Request): Promise<Response> =>
    storageErrorResponse(apiError(501, 'not_implemented', 'Not there yet'));
}

import type { Sql } from 'postgres';
export async function seedWorld(_sql: Sql) {}

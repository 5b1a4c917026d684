import assert from 'node:assert/strict';
import { committedTypes, generateTypes } from '../local/types.ts';
import { databaseUrl } from './cluster.ts';
import { testCommitting } from './fixtures.ts';

testCommitting(
  'supabase/types.ts is what the migrations give; « npm run types » writes it',
  async ({ port, database }) => {
    assert.equal(committedTypes(), generateTypes(databaseUrl(port, database)));
  },
);

import type { LocalConfig } from './config.ts';

export async function seed(_config: LocalConfig): Promise<void> {}

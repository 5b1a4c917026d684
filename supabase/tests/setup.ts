import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    port: number;
  }
}

/** One cluster for the whole run; each file copies the template. */
export default async function setup(project: TestProject) {
  const cluster = await startCluster();
  project.provide('port', cluster.port);
  return cluster.stop;
}

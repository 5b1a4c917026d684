import { lazy, Suspense } from 'react';
import type { DoneModule } from './module-done.ts';

// Six times in a course: no page carries it before.
const ModuleJoy = lazy(async () => ({ default: (await import('./ModuleJoy.tsx')).ModuleJoy }));

export function LazyModuleJoy(module: DoneModule) {
  return (
    <Suspense>
      <ModuleJoy {...module} />
    </Suspense>
  );
}

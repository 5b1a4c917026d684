import { lazy, Suspense } from 'react';

// It brings the API along, which the header must not wait for.
const Bell = lazy(async () => ({ default: (await import('./Bell.tsx')).Bell }));

export function LazyBell({ here }: { here: string }) {
  return (
    <Suspense>
      <Bell here={here} />
    </Suspense>
  );
}

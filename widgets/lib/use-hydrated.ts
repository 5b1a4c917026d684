import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** False in the static page and in the first render: a form that is not awake must not be sent. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );

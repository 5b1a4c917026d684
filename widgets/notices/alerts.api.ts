import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { AlertAnswer } from './notices.schema.ts';

export interface OpeningAlertState {
  isAsked: boolean;
  /** The module will open to this reader, and has not yet. */
  isPossible: boolean;
}

function toState({ data, error }: { data: unknown; error: unknown }): OpeningAlertState {
  if (error) throw toAppError(error);
  const { is_asked, is_possible } = AlertAnswer.parse(data);
  return { isAsked: is_asked, isPossible: is_possible };
}

export const openingAlert = (moduleId: string) =>
  queryOptions({
    queryKey: ['opening-alert', moduleId],
    queryFn: async () => toState(await supabase.rpc('my_opening_alert', { module_id: moduleId })),
  });

export const askAlert = async (moduleId: string): Promise<OpeningAlertState> =>
  toState(await supabase.rpc('ask_opening_alert', { module_id: moduleId }));

export const cancelAlert = async (moduleId: string): Promise<OpeningAlertState> =>
  toState(await supabase.rpc('cancel_opening_alert', { module_id: moduleId }));

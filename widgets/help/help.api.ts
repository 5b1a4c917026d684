import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';

export interface Opinion {
  /** Chosen by this device, which may change its own opinion and nobody else's. */
  id: string;
  isHelpful: boolean;
}

/** Says whether a help page helped, and why. Who says so is not kept. */
export async function giveOpinion(
  pageId: string,
  { id, isHelpful }: Opinion,
  sentence: string,
): Promise<void> {
  const { error } = await supabase.rpc('give_help_opinion', {
    page_id: pageId,
    is_helpful: isHelpful,
    sentence,
    opinion: id,
  });
  if (error) throw toAppError(error);
}

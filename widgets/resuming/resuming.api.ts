import { queryOptions } from '@tanstack/react-query';
import { fetchApi } from '../lib/api.ts';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import type { Place } from './place.ts';
import { PlaceAnswer, ResumableCourses } from './resuming.schema.ts';

/** Where the reader stopped in a lesson, on whichever device: asked once, as the page opens. */
export const myPlace = (lessonId: string) =>
  queryOptions({
    queryKey: ['my-place', lessonId],
    queryFn: () => readPlace(lessonId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: false,
  });

export async function readPlace(lessonId: string): Promise<Place | null> {
  const { data, error } = await supabase.rpc('my_place', { lesson_id: lessonId });
  if (error) throw toAppError(error);
  return PlaceAnswer.parse(data);
}

/** Goes out even as the page closes. A place is a kindness: whatever becomes of it, nobody waits. */
export async function savePlace(lessonId: string, place: Place): Promise<void> {
  await fetchApi('/rest/v1/rpc/save_place', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lesson_id: lessonId, ...place }),
  }).catch(() => undefined);
}

export const whereToResume = queryOptions({
  queryKey: ['where-to-resume'],
  queryFn: async () => {
    const { data, error } = await supabase.rpc('where_to_resume');
    if (error) throw toAppError(error);
    return ResumableCourses.parse(data);
  },
  refetchOnWindowFocus: 'always',
});

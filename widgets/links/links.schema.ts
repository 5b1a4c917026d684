import * as z from 'zod/mini';

export const LinkRow = z.object({
  id: z.string(),
  title: z.string(),
  address: z.string(),
  description: z.string(),
  category: z.string(),
});

export const LinkRows = z.array(LinkRow);

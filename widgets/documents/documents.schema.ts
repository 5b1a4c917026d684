import * as z from 'zod/mini';

export const LONGEST = { title: 200, description: 2000, category: 60, notes: 1000 };

export const VersionRow = z.object({
  id: z.string(),
  number: z.number(),
  filename: z.string(),
  ext: z.string(),
  size_bytes: z.number(),
  notes: z.string(),
  created_at: z.string(),
  download_count: z.number(),
  author: z.object({ name: z.nullable(z.string()) }),
});
export type VersionRow = z.infer<typeof VersionRow>;

export const DocumentRow = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  changed_at: z.string(),
  version_count: z.number(),
  download_count: z.number(),
  may_change: z.boolean(),
  newest: VersionRow,
});
export type DocumentRow = z.infer<typeof DocumentRow>;

const choices = {
  categories: z.array(z.string()),
  exts: z.array(z.string()),
  max_bytes: z.number(),
};

/** What `list_documents` answers. */
export const ListAnswer = z.object({
  ...choices,
  documents: z.array(DocumentRow),
  has_more: z.boolean(),
});

/** What `community_document` answers. */
export const DetailAnswer = z.extend(DocumentRow, {
  ...choices,
  versions: z.array(VersionRow),
  has_more: z.boolean(),
});

/** What `sign_document` answers. */
export const Signed = z.object({ ticket: z.string(), filename: z.string() });

import { infiniteQueryOptions } from '@tanstack/react-query';
import { fetchApi } from '../lib/api.ts';
import { AppError, codeOfStatus, toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { field } from '../lib/read-json.ts';
import { supabase } from '../lib/supabase.ts';
import {
  DetailAnswer,
  type DocumentRow,
  ListAnswer,
  Signed,
  type VersionRow,
} from './documents.schema.ts';

export interface Version {
  id: string;
  number: number;
  filename: string;
  ext: string;
  sizeBytes: number;
  notes: string;
  createdAt: Date;
  downloadCount: number;
  author: string | null;
}

export interface CommunityDocument {
  id: string;
  title: string;
  description: string;
  category: string;
  changedAt: Date;
  versionCount: number;
  downloadCount: number;
  mayChange: boolean;
  newest: Version;
}

/** Which files are taken. */
export interface FileRules {
  exts: string[];
  mostBytes: number;
}

/** What the forms offer. */
export interface Choices extends FileRules {
  categories: string[];
}

export interface ListPage extends Choices {
  documents: CommunityDocument[];
  hasMore: boolean;
}

export interface DetailPage extends CommunityDocument, Choices {
  versions: Version[];
  hasMore: boolean;
}

/** What somebody says of a document. */
export interface Said {
  title: string;
  description: string;
  category: string;
}

const toVersion = (row: VersionRow): Version => ({
  id: row.id,
  number: row.number,
  filename: row.filename,
  ext: row.ext,
  sizeBytes: row.size_bytes,
  notes: row.notes,
  createdAt: new Date(row.created_at),
  downloadCount: row.download_count,
  author: row.author.name,
});

const toDocument = (row: DocumentRow): CommunityDocument => ({
  id: row.id,
  title: row.title,
  description: row.description,
  category: row.category,
  changedAt: new Date(row.changed_at),
  versionCount: row.version_count,
  downloadCount: row.download_count,
  mayChange: row.may_change,
  newest: toVersion(row.newest),
});

const toChoices = (row: { categories: string[]; exts: string[]; max_bytes: number }): Choices => ({
  categories: row.categories,
  exts: row.exts,
  mostBytes: row.max_bytes,
});

export interface Wanted {
  words: string;
  category: string;
}

/** The documents of a community, those changed last first, a page at a time. */
export const documentsOf = (communityId: string, { words, category }: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['documents', communityId, words, category],
    queryFn: async ({ pageParam }): Promise<ListPage> => {
      const { data, error } = await supabase.rpc('list_documents', {
        community_id: communityId,
        query: words,
        category,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const row = ListAnswer.parse(data);
      return {
        ...toChoices(row),
        documents: row.documents.map(toDocument),
        hasMore: row.has_more,
      };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ documents, hasMore }) => (hasMore ? documents.at(-1)?.id : undefined),
  });

/** A document with its versions, the newest first, a page at a time. */
export const documentOf = (documentId: string) =>
  infiniteQueryOptions({
    queryKey: ['document', documentId],
    queryFn: async ({ pageParam }): Promise<DetailPage> => {
      const { data, error } = await supabase.rpc('community_document', {
        document_id: documentId,
        ...(pageParam !== null && { before: pageParam }),
      });
      if (error) throw toAppError(error);
      const row = DetailAnswer.parse(data);
      return {
        ...toDocument(row),
        ...toChoices(row),
        versions: row.versions.map(toVersion),
        hasMore: row.has_more,
      };
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ versions, hasMore }) => (hasMore ? versions.at(-1)?.number : undefined),
  });

/** After something has changed in a community's documents. */
export async function refreshDocuments(communityId: string, documentId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['documents', communityId] }),
    queryClient.invalidateQueries({ queryKey: ['document', documentId] }),
  ]);
}

/** Makes a document of a file that was sent. */
export async function publishDocument(
  documentId: string,
  uploadId: string,
  said: Said,
): Promise<void> {
  const { error } = await supabase.rpc('publish_document', {
    document_id: documentId,
    upload_id: uploadId,
    ...said,
  });
  if (error) throw toAppError(error);
}

/** Puts a file that was sent before the others of a document. */
export async function publishVersion(
  documentId: string,
  uploadId: string,
  notes: string,
): Promise<void> {
  const { error } = await supabase.rpc('publish_document_version', {
    document_id: documentId,
    upload_id: uploadId,
    notes,
  });
  if (error) throw toAppError(error);
}

export async function changeDocument(documentId: string, said: Said): Promise<void> {
  const { error } = await supabase.rpc('change_document', { document_id: documentId, ...said });
  if (error) throw toAppError(error);
}

export async function removeDocument(documentId: string): Promise<void> {
  const { error } = await supabase.rpc('remove_document', { document_id: documentId });
  if (error) throw toAppError(error);
}

/** Twenty-five megabytes on a slow line. */
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

/** A version of a document, by an address that is signed for this person and this moment. */
export async function fetchVersion(versionId: string): Promise<{ name: string; content: Blob }> {
  const { data, error } = await supabase.rpc('sign_document', { version_id: versionId });
  if (error) throw toAppError(error);
  const { ticket, filename } = Signed.parse(data);
  const response = await fetchApi(`/functions/v1/download-document?ticket=${ticket}`, {
    signal: AbortSignal.timeout(DOWNLOAD_LIMIT_MS),
  });
  if (!response.ok) {
    const reason = field(await response.json().catch(() => null), 'error');
    throw new AppError(codeOfStatus(response.status), {
      reason: typeof reason === 'string' ? reason : undefined,
    });
  }
  try {
    return { name: filename, content: await response.blob() };
  } catch (cause) {
    throw new AppError('offline', { cause });
  }
}

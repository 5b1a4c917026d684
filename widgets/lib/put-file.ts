import { apiUrl, ownToken } from './api.ts';
import { AppError, codeOfStatus } from './errors.ts';

/** How much has left, in whole percents. */
export type OnProgress = (percent: number) => void;

/** Storage says 400 to nearly everything; the real status stands in the body. */
function statusOf({ status, responseText }: XMLHttpRequest): number {
  try {
    const { statusCode } = Object(JSON.parse(responseText));
    return Number(statusCode) || status;
  } catch {
    return status;
  }
}

/**
 * Puts a file into storage. By XMLHttpRequest, the one way to know how far a file has left.
 * @param path `bucket/name`
 * @throws AppError conflict where a file stands there already
 */
export async function putFile(
  path: string,
  content: Blob,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  const token = await ownToken();
  if (token === null) throw new AppError('signed-out');
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl(`/storage/v1/object/${path}`));
    request.setRequestHeader('apikey', import.meta.env.PUBLIC_SUPABASE_KEY);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onerror = () => reject(new AppError('offline'));
    request.onabort = () => reject(new AppError('offline', { reason: 'given-up' }));
    request.onload = () => {
      const status = statusOf(request);
      if (request.status < 300) resolve();
      else if (status === 413) reject(new AppError('invalid', { reason: 'file-too-large' }));
      else reject(new AppError(codeOfStatus(status)));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(content);
  });
}

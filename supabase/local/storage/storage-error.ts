/** Storage answers 400 to nearly everything; the real status stands in the body. */
export class StorageError extends Error {
  readonly status: number;
  readonly code: string;
  readonly word: string;

  constructor(status: number, code: string, word: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.word = word;
  }

  toResponse(): Response {
    return Response.json(
      {
        statusCode: String(this.status),
        code: this.code,
        error: this.word,
        message: this.message,
      },
      { status: this.status === 416 ? 416 : 400 },
    );
  }
}

export const noSuchObject = () =>
  new StorageError(404, 'NoSuchKey', 'not_found', 'Object not found');
export const noSuchBucket = () =>
  new StorageError(404, 'NoSuchBucket', 'Bucket not found', 'Bucket not found');
export const unauthorized = (message: string) =>
  new StorageError(403, 'AccessDenied', 'Unauthorized', message);
export const invalidRequest = (message: string) =>
  new StorageError(400, 'InvalidRequest', 'invalid_request', message);
export const duplicate = () =>
  new StorageError(409, 'KeyAlreadyExists', 'Duplicate', 'The resource already exists');
export const tooLarge = () =>
  new StorageError(
    413,
    'EntityTooLarge',
    'Payload too large',
    'The object exceeded the maximum allowed size',
  );
export const wrongType = (mime: string) =>
  new StorageError(
    415,
    'InvalidMimeType',
    'invalid_mime_type',
    `mime type ${mime} is not supported`,
  );

import { expect, test } from 'vitest';
import { isUploadPath } from './upload-path.ts';

test.each([
  '/uploads/a.png',
  '/%75ploads/a.png',
  '//uploads/a.png',
  '/x/../uploads/a.png',
  '/x/%2e%2e/uploads/a.png',
  '/UPLOADS/a.png',
  '/uploads%2fa.png',
  '/%5cuploads\\a.png',
  '/%zz/uploads',
])('%s is one of the uploads', (path) => {
  expect(isUploadPath(path)).toBe(true);
});

test.each(['/', '/admin/main.js', '/upload', '/upload/files', '/api/upload/files', '/_health'])(
  '%s is not',
  (path) => {
    expect(isUploadPath(path)).toBe(false);
  },
);

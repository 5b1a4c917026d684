/** Whether a static file server could take this path for one of `/uploads`, however it is written. */
export function isUploadPath(path: string): boolean {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return true; // Not decodable: nothing of ours, and not to be served.
  }
  return decoded
    .toLowerCase()
    .split(/[/\\]+/)
    .includes('uploads');
}

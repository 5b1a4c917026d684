import { open } from 'node:fs/promises';
import { errors } from '@strapi/utils';
import { HEAD_BYTES, refusalOf } from '../../uploads/file-check';

type IncomingFile = { originalFilename?: string; filepath: string; size: number };
type UploadInput = { files: IncomingFile | IncomingFile[] };
type ReplaceInput = { file: IncomingFile };
type UploadService = {
  upload: (input: UploadInput, options?: unknown) => Promise<unknown>;
  replace: (id: number, input: ReplaceInput, options?: unknown) => Promise<unknown>;
};
type Routes = { routes: { path: string }[] };
type Plugin = {
  services: { upload: (context: unknown) => UploadService };
  routes: { admin: Routes };
};

/**
 * Lets any author send this server to an address of their choice. Its list of refused addresses
 * lacks 0.0.0.0, and redirects pass it: from here, that is every private service. The media library
 * that we show fetches in the browser and does not need it.
 */
const FETCHES_ADDRESSES = '/actions/upload-from-urls';

/** Whatever way a file comes in (admin panel, REST, seed, import), it passes through this service. */
export default (plugin: Plugin) => {
  const { admin } = plugin.routes;
  admin.routes = admin.routes.filter(({ path }) => path !== FETCHES_ADDRESSES);
  const makeService = plugin.services.upload;
  plugin.services.upload = (context) => {
    const service = makeService(context);
    return {
      ...service,
      async upload(input, options) {
        await refuseDangerous([input.files].flat());
        return service.upload(input, options);
      },
      async replace(id, input, options) {
        await refuseDangerous([input.file]);
        return service.replace(id, input, options);
      },
    };
  };
  return plugin;
};

async function refuseDangerous(files: IncomingFile[]) {
  for (const file of files) {
    const refusal = refusalOf({
      name: file.originalFilename ?? '',
      size: file.size,
      head: await readHead(file.filepath),
    });
    if (refusal) throw new errors.ValidationError(refusal);
  }
}

async function readHead(path: string) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

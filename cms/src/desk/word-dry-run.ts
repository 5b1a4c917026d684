import { readFile } from 'node:fs/promises';
import { errors } from '@strapi/utils';
import { readWord } from '../import/word-document';
import { refuseHeavy, WordRefusal } from '../import/word-parts';
import type { DeskRoute } from './desk-routes';

type Sent = { filepath: string; originalFilename?: string | null; size: number };

/** « Importer un document Word »: what would come into the text. Nothing is written here. */
export const wordDryRun: DeskRoute = {
  method: 'POST',
  path: '/word/dry-run',
  async answer(_strapi, context) {
    const { files } = context.request as unknown as { files?: { file?: Sent | Sent[] } };
    const file = [files?.file].flat()[0];
    if (!file) throw new errors.ValidationError('Choisissez un document Word (.docx).');
    const name = file.originalFilename ?? 'document.docx';
    try {
      refuseHeavy(file.size, name);
      context.body = await readWord(await readFile(file.filepath), name);
    } catch (error) {
      if (error instanceof WordRefusal) throw new errors.ValidationError(error.message);
      throw error;
    }
  },
};

import type { Core } from '@strapi/strapi';

/** Strapi keeps each file as the editor gave it; the publisher makes what readers get. */
export async function ensureUploadSettings(strapi: Core.Strapi) {
  const upload = strapi.plugin('upload').service('upload');
  const settings = await upload.getSettings();
  const wanted = {
    ...settings,
    sizeOptimization: false,
    responsiveDimensions: false,
    aiMetadata: false,
  };
  if (JSON.stringify(settings) !== JSON.stringify(wanted)) await upload.setSettings(wanted);
}

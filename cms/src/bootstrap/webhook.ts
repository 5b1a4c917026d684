import type { Core } from '@strapi/strapi';

const NAME = 'Publication du site';
const EVENTS = [
  'entry.publish',
  'entry.unpublish',
  'entry.update',
  'entry.delete',
  'media.create',
  'media.update',
  'media.delete',
];

type Webhook = { id: string; name: string; isEnabled: boolean };

/** Tells the publisher that something changed; it reads for itself what. */
export async function ensureWebhook(strapi: Core.Strapi) {
  const { PUBLISHER_URL: publisher, WEBHOOK_SECRET: secret } = process.env;
  if (!publisher || !secret) return;
  const store = strapi.get('webhookStore');
  const runner = strapi.get('webhookRunner');
  const wanted = {
    name: NAME,
    url: `${publisher}/publish`,
    headers: { authorization: `Bearer ${secret}` },
    events: EVENTS,
    isEnabled: true,
  };
  const webhooks: Webhook[] = await store.findWebhooks();
  const known = webhooks.find(({ name }) => name === NAME);
  if (known) {
    const kept = { ...wanted, id: known.id, isEnabled: known.isEnabled };
    await store.updateWebhook(known.id, kept);
    runner.update(kept);
  } else {
    runner.add(await store.createWebhook({ ...wanted, id: '' }));
  }
}

import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  call,
  deleteMadeUsers,
  isLocal,
  makeUser,
  publishableKey,
  service,
  signIn,
  visitor,
} from './supabase.ts';

const bucket = `contract-${randomUUID()}`;
const files = () => service().storage.from(bucket);
const content = randomBytes(5000);
const VIDEO = 'dossier/une video.mp4';
const VTT = 'WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n';

beforeAll(async () => {
  const made = await service().storage.createBucket(bucket, { public: false });
  expect(made.error).toBeNull();
  const video = await files().upload(VIDEO, content, {
    contentType: 'video/mp4',
  });
  expect(video.error).toBeNull();
  const text = await files().upload('st.vtt', new Blob([VTT], { type: 'text/vtt' }));
  expect(text.error).toBeNull();
});

afterAll(async () => {
  await service().storage.emptyBucket(bucket);
  expect((await service().storage.deleteBucket(bucket)).error).toBeNull();
  await deleteMadeUsers();
});

const signed = async (path: string, seconds = 60) => {
  const { data, error } = await files().createSignedUrl(path, seconds);
  if (error) throw error;
  return data.signedUrl;
};

test('what is stored comes back, byte for byte, with its type', async () => {
  const { data } = await files().download(VIDEO);
  expect(data?.type).toBe('video/mp4');
  expect(Buffer.from((await data?.arrayBuffer()) ?? new ArrayBuffer()).equals(content)).toBe(true);
});

test('a visitor and a learner without a policy find nothing, and put nothing', async () => {
  const { client } = await signIn((await makeUser()).email);
  for (const one of [visitor(), client]) {
    const from = one.storage.from(bucket);
    expect((await from.download(VIDEO)).error).not.toBeNull();
    expect((await from.createSignedUrl(VIDEO, 60)).error).not.toBeNull();
    expect((await from.list()).data).toEqual([]);
    expect((await from.upload('mine.txt', 'x')).error).not.toBeNull();
    expect((await from.remove([VIDEO])).data).toEqual([]);
  }
  expect((await files().exists(VIDEO)).data).toBe(true);
});

test('without any key a private file is refused', async () => {
  const response = await call(`/storage/v1/object/${bucket}/st.vtt`);
  expect(response.ok).toBe(false);
  expect((await call(`/storage/v1/object/public/${bucket}/st.vtt`)).ok).toBe(false);
});

test('a signed address needs no key, and gives parts to a video player', async () => {
  const address = await signed(VIDEO);
  const whole = await fetch(address);
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
  const part = await fetch(address, { headers: { range: 'bytes=100-199' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe('bytes 100-199/5000');
  expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 200))).toBe(true);
  const tail = await fetch(address, { headers: { range: 'bytes=-10' } });
  expect(Buffer.from(await tail.arrayBuffer()).equals(content.subarray(-10))).toBe(true);
  expect((await fetch(address, { headers: { range: 'bytes=9999-' } })).status).toBe(416);
});

test('subtitles can be read by a page of another origin', async () => {
  const response = await fetch(await signed('st.vtt'), {
    headers: { origin: 'https://exemple.fr' },
  });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('content-type')).toMatch(/^text\/vtt/);
  expect(await response.text()).toBe(VTT);
});

test('HEAD tells the size and sends nothing', async () => {
  const response = await fetch(await signed(VIDEO), { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-length')).toBe('5000');
  expect(await response.text()).toBe('');
});

test('many are signed at once; what is not there is named, not signed', async () => {
  const { data } = await files().createSignedUrls([VIDEO, 'nothing.mp4', 'st.vtt'], 60);
  expect(data?.map(({ path, error }) => [path, error === null])).toEqual([
    [VIDEO, true],
    ['nothing.mp4', false],
    ['st.vtt', true],
  ]);
  for (const signedUrl of data?.flatMap((one) => one.signedUrl ?? []) ?? []) {
    expect((await fetch(signedUrl)).status).toBe(200);
  }
});

test('a signature holds for its own file only, and cannot be changed', async () => {
  const address = new URL(await signed('st.vtt'));
  const other = new URL(address);
  other.pathname = other.pathname.replace('st.vtt', encodeURI(VIDEO));
  expect((await fetch(other)).ok).toBe(false);
  address.searchParams.set('token', `${address.searchParams.get('token')?.slice(0, -2)}AA`);
  expect((await fetch(address)).ok).toBe(false);
});

test('a signature is no session', async () => {
  const token = new URL(await signed('st.vtt')).searchParams.get('token');
  const response = await call('/rest/v1/lessons?select=id', {
    headers: { apikey: publishableKey, authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(401);
});

test('a signed address expires', async () => {
  const address = await signed('st.vtt', 1);
  await expect.poll(async () => (await fetch(address)).ok, { timeout: 5000 }).toBe(false);
});

test('a download has the name that was asked', async () => {
  const { data } = await files().createSignedUrl('st.vtt', 60, { download: 'sous-titres.vtt' });
  const response = await fetch(String(data?.signedUrl));
  expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''sous-titres.vtt");
});

test('a file is replaced only when asked to', async () => {
  expect((await files().upload('twice.txt', 'one')).error).toBeNull();
  expect((await files().upload('twice.txt', 'two')).error).not.toBeNull();
  expect((await files().upload('twice.txt', 'three', { upsert: true })).error).toBeNull();
  expect(await (await files().download('twice.txt')).data?.text()).toBe('three');
  expect((await files().remove(['twice.txt'])).data).toHaveLength(1);
  expect((await files().download('twice.txt')).error).not.toBeNull();
});

test('a folder lists its files and its folders', async () => {
  const { data } = await files().list();
  expect(data?.map(({ name, id }) => [name, id === null])).toEqual([
    ['dossier', true],
    ['st.vtt', false],
  ]);
  expect((await files().list('dossier')).data?.[0]).toMatchObject({
    name: 'une video.mp4',
    metadata: { size: 5000, mimetype: 'video/mp4' },
  });
});

test('a bucket’s rules hold', async () => {
  await service().storage.updateBucket(bucket, {
    public: false,
    fileSizeLimit: 6000,
    allowedMimeTypes: ['video/*', 'text/vtt'],
  });
  expect(
    (await files().upload('big.mp4', randomBytes(6001), { contentType: 'video/mp4' })).error,
  ).not.toBeNull();
  expect(
    (await files().upload('a.svg', '<svg/>', { contentType: 'image/svg+xml' })).error,
  ).not.toBeNull();
  await service().storage.updateBucket(bucket, {
    public: false,
    fileSizeLimit: null,
    allowedMimeTypes: null,
  });
});

describe.runIf(isLocal)('the local storage', () => {
  test('serves documents that could run script as downloads, with nosniff', async () => {
    await files().upload('page.html', '<script>1</script>', { contentType: 'text/html' });
    const response = await fetch(await signed('page.html'));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('content-security-policy')).toMatch(/sandbox/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await files().remove(['page.html']);
  });

  test('refuses names that would leave the bucket', async () => {
    for (const name of ['../secrets.json', 'a/../../x', '%2e%2e/x']) {
      const { error } = await files().upload(name, 'x');
      if (error === null) expect((await files().list(name)).error).toBeNull();
    }
    expect((await service().storage.listBuckets()).data?.some(({ id }) => id === bucket)).toBe(
      true,
    );
  });
});

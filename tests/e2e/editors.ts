// An editor at work in Strapi, by the requests that its own admin pages send.
import { readStack } from '../stack.ts';

export interface Entry {
  documentId: string;
  slug: string;
  title: string;
  body?: string;
  version?: string | null;
  opensAt?: string | null;
}

type EntryType = 'course' | 'module' | 'lesson' | 'page';

export const demoEditor = (role: string) => {
  const account = readStack().demoAccounts.find(({ email }) => email.startsWith(role));
  if (!account) throw new Error(`No demo account ${role}`);
  return account;
};

export class Editor {
  readonly token: string;

  private constructor(token: string) {
    this.token = token;
  }

  static async signIn(role = 'relectrice'): Promise<Editor> {
    const { email, password } = demoEditor(role);
    const response = await fetch(`${readStack().cmsUrl}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const { data }: { data: { token: string } } = await response.json();
    return new Editor(data.token);
  }

  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${readStack().cmsUrl}/content-manager/collection-types${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text || '{}');
  }

  async find(type: EntryType, slug: string): Promise<Entry> {
    const query = `filters[slug][$eq]=${slug}&pageSize=1`;
    const { results } = await this.request<{ results: Entry[] }>(
      'GET',
      `/api::${type}.${type}?${query}`,
    );
    const [entry] = results;
    if (!entry) throw new Error(`No ${type} ${slug}`);
    return entry;
  }

  /** Changes fields and publishes in one go, as the button « Publier » does. */
  publish(type: EntryType, id: string, fields: object): Promise<unknown> {
    return this.request('POST', `/api::${type}.${type}/${id}/actions/publish`, fields);
  }

  unpublish(type: EntryType, id: string): Promise<unknown> {
    return this.request('POST', `/api::${type}.${type}/${id}/actions/unpublish`, {});
  }
}

// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { MyData } from './leaving.api.ts';
import { packMyData } from './my-data-archive.ts';
import { myDataPage } from './my-data-page.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style><script>alert(1)</script>',
  '<a href="javascript:alert(1)">ici</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<!--',
  '&lt;script&gt;',
];

const data = (name: string): MyData => ({
  exported_at: '2026-11-25T14:07:00+00:00',
  account: {
    display_name: name,
    email: 'zoe@exemple.fr',
    must_change_password: false,
    civility: null,
  },
  courses: [
    {
      course: name,
      created_at: '2026-11-25T08:00:00+00:00',
      validations: [{ lesson: name, validated_at: '2026-12-01T08:30:00+00:00' }],
    },
  ],
  roles: [],
  log: [{ action: name, details: { [name]: name } }],
  // A section that this page does not know yet.
  elsewhere: [{ body: name }],
});

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

test.each(HOSTILE)('%s, wherever it stands, is text', (name) => {
  const page = parsed(myDataPage(data(name)));
  expect(page.querySelectorAll('script, img, svg, a, iframe, form').length).toBe(0);
  expect(page.querySelectorAll('meta[http-equiv]').length).toBe(1);
  for (const element of page.querySelectorAll('*')) {
    for (const { name: attribute } of element.attributes) expect(attribute).not.toMatch(/^on/);
  }
  expect(page.querySelector('dd')?.textContent).toBe(name);
  expect(page.querySelectorAll('td')[0]?.textContent).toBe(name);
});

test('the page reads as French: titles, labels, dates in Paris, yes and no', () => {
  const page = parsed(myDataPage(data('Zoé')));
  expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
    'Mon compte',
    'Mes cours',
    'Mes rôles',
    'Le journal de sécurité',
    'elsewhere',
  ]);
  const text = page.body.textContent;
  expect(text).toContain('Nom affiché');
  expect(text).toContain('mercredi 25 novembre 2026 à 15\u00a0h\u00a007');
  expect(text).toContain('mardi 1er décembre 2026 à 9\u00a0h\u00a030');
  expect(text).toContain('non');
  expect(text).not.toMatch(/null|undefined|\[object/);
});

test('fields stand in reading order, the words of the database in French, and nothing is not shown', () => {
  const page = parsed(
    myDataPage({
      exported_at: '2026-11-25T14:07:00+00:00',
      account: { id: '1', raw_user_meta_data: {}, email: 'a@b.fr', username: ['a', '<b>'] },
      consents: [
        { text_hash: 'c', kind: 'read', document: 'mentions-legales', withdrawn_at: null },
      ],
    }),
  );
  const texts = (selector: string) =>
    [...page.querySelectorAll(selector)].map(({ textContent }) => textContent);
  expect(texts('dt')).toEqual(['Identifiant', 'Courriel', 'Numéro de mon profil']);
  expect(texts('dd')[0]).toBe('a, <b>');
  expect(texts('th')).toEqual(['Texte', 'Genre', 'Empreinte du texte']);
  expect(texts('td')).toEqual(['mentions-legales', 'lu', 'c']);
});

test('the page brings all it needs, and lets nothing run or load', () => {
  const html = myDataPage(data('Zoé'));
  expect(html).not.toMatch(/\b(src|href|url)\s*[=(]/);
  const policy = parsed(html).querySelector('meta[http-equiv="Content-Security-Policy"]');
  expect(policy?.getAttribute('content')).toContain("default-src 'none'");
});

test('the zip holds the page, the same for a computer, and what is what', async () => {
  const { name, content } = packMyData(data('Zoé'));
  expect(name).toBe('mes-donnees-2026-11-25.zip');
  const files = unzipSync(new Uint8Array(await content.arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual(['LISEZ-MOI.txt', 'donnees.json', 'mes-donnees.html']);
  const read = (file: string) => strFromU8(files[file] ?? new Uint8Array());
  expect(JSON.parse(read('donnees.json'))).toEqual(data('Zoé'));
  expect(read('mes-donnees.html')).toBe(myDataPage(data('Zoé')));
  expect(read('LISEZ-MOI.txt')).toContain('mes-donnees.html');
});

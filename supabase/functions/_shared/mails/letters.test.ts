import { JSDOM } from 'jsdom';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { XSS_CORPUS } from '../../../../widgets/lib/xss-corpus.ts';
import { type Letter, letterAsHtml, letterAsText, oneLine } from '../letter.ts';
import { TEMPLATES, writeLetter } from './letters.ts';

const setting = { siteUrl: 'https://mooc.example', locale: 'fr' as const };
const DUE = '2026-12-02T14:07:00+00:00';
const EMAIL = 'zoe@exemple.fr';
const SECRETS = { token: 'a_b-c', code: '012345' };
const AUTH = (type: string) => ({ type, email: EMAIL, token: '987654', token_hash: 'hash' });

const NOTICE = {
  kind: 'answer',
  comment_id: '00000008-0000-4000-8000-000000000001',
  href: '/cours/commune/m1/l1/',
  author: 'Léa',
  excerpt: 'Merci pour votre question.',
  lesson: 'La commune',
  module: 'Module 1',
  course: 'La commune est à nous',
};
const COMMUNITY_NOTICE = {
  ...{ href: '/communaute/?c=mairies', author: null, excerpt: null, lesson: null, module: null },
  ...{ course: null, comment_id: null, title: null, community: 'Secrétaires de mairie' },
};
const REQUEST_HREF = '/mon-espace/a-traiter/#00000012-0000-4000-8000-000000000001';
const POST_HREF = '/communaute/forum/?c=mairies&id=00000009-0000-4000-8000-000000000001#r1';
const WORD = `answer.${'a_b-c'.repeat(9).slice(0, 43)}`;

const REPORTED = { lesson: 'Pourquoi la commune ?', comment_id: NOTICE.comment_id };
const COMMENT = { lesson: REPORTED.lesson, excerpt: 'Achetez mes casseroles' };

/** What the outbox holds for each template. A new template gets its sample here. */
const SAMPLES: Record<string, Record<string, unknown>> = {
  'account-deleted': {},
  'account-inactive': { due_at: DUE },
  'auth-email-change': AUTH('email_change'),
  'auth-invite': AUTH('invite'),
  'auth-magiclink': AUTH('magiclink'),
  'auth-reauthentication': AUTH('reauthentication'),
  'auth-recovery': AUTH('recovery'),
  'auth-signup': AUTH('signup'),
  'comment-contest-answered': { ...COMMENT, is_kept: true, answer: 'La règle vaut pour tous.' },
  'comment-moderated': { ...COMMENT, action: 'hide', rule: 'respect', facts: 'Une insulte.' },
  'comment-report-decided': { ...REPORTED, is_upheld: true, answer: 'Merci.' },
  'comment-report-received': { ...REPORTED, reason: 'spam' },
  'community-invitation': {
    ...{ token: 'a_b-c', community: 'Secrétaires de mairie', by: 'Alix', message: 'Venez !' },
  },
  'contact-message': {
    ...{ number: 1001, topic: 'illicit', name: 'Zoé', email: EMAIL, is_proven: false },
    ...{ message: 'Bonjour,\nvoyez cette page.', page: '/cours/commune/', reason: 'Une insulte' },
  },
  'contact-receipt': { number: 1001, topic: 'lesson', message: 'Bonjour,\nje suis perdu.' },
  'deletion-cancelled': {},
  'deletion-requested': { due_at: DUE },
  digest: { frequency: 'daily', notices: [NOTICE], unsubscribe: WORD },
  'email-change-confirm': { ...SECRETS, email: EMAIL },
  'email-change-known': { email: EMAIL },
  'email-change-notice': { email: EMAIL, new_email: 'zoe.martin@exemple.fr' },
  'email-changed': { email: EMAIL, new_email: 'zoe.martin@exemple.fr' },
  'notice-answer': { ...NOTICE, unsubscribe: WORD },
  'notice-mention': { ...NOTICE, kind: 'mention', unsubscribe: WORD },
  'notice-moderation': { ...NOTICE, kind: 'moderation', unsubscribe: WORD },
  'notice-event': {
    ...{ ...COMMUNITY_NOTICE, kind: 'event', details: { what: 'place' }, title: 'Atelier budget' },
    unsubscribe: WORD,
  },
  'notice-joining': {
    ...{ ...COMMUNITY_NOTICE, kind: 'joining', unsubscribe: WORD },
    details: { what: 'refused', answer: 'Pas cette fois.', may_ask_again_at: DUE },
  },
  'notice-news': {
    ...{ ...COMMUNITY_NOTICE, kind: 'news', title: 'Le décret est paru', unsubscribe: WORD },
    href: '/communaute/actualites/?c=mairies&id=00000009-0000-4000-8000-000000000001',
  },
  'notice-request': {
    ...{ ...COMMUNITY_NOTICE, kind: 'request', details: { what: 'request' }, author: 'Inès' },
    ...{ excerpt: 'Bonjour', href: REQUEST_HREF, unsubscribe: WORD },
  },
  'notice-opening': { ...NOTICE, kind: 'opening', unsubscribe: WORD },
  'password-changed': { email: EMAIL, changed_at: DUE },
  'publication-failed': { message: 'La leçon n’a pas de titre.' },
  recover: { ...SECRETS, email: EMAIL },
  'recover-suspended': { email: EMAIL },
  'recover-unknown': { email: EMAIL },
  'sign-up-confirm': { ...SECRETS, email: EMAIL },
  'sign-up-known': { email: EMAIL },
  'sign-up-state': { ...SECRETS, email: EMAIL, state: 'waiting', asked_at: DUE },
};

/** Parameters that can only be what they are: anything else and the letter is not written at all. */
const STRICT = new Set([
  ...['due_at', 'changed_at', 'kind', 'comment_id', 'href', 'unsubscribe', 'frequency', 'notices'],
  ...[
    'details',
    'action',
    'is_kept',
    'is_upheld',
    'number',
    'topic',
    'is_proven',
    'state',
    'asked_at',
  ],
]);

/** What a name, an address or a title may hold when somebody means harm. */
const HOSTILE = [
  // All at once: a letter for each would take minutes.
  XSS_CORPUS.join('\n'),
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</a><a href="https://evil.example">ici</a>',
  '<svg/onload=alert(1)>',
  '</title><style>*{display:none}</style>',
  'javascript:alert(1)',
  '&lt;b&gt;',
  'Zoé\r\nBcc: all@evil.example',
  'Zoé\nContent-Type: text/html\n\n<b>',
  'Zoé\u2028Bcc: all@evil.example',
];

const write = (template: string, params: Record<string, unknown>) =>
  writeLetter(template, params, setting);

test('every template has a sample, and is written from it in both languages', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual([...TEMPLATES].sort());
  for (const [template, params] of Object.entries(SAMPLES)) {
    for (const locale of ['fr', 'en'] as const) {
      const text = letterAsText(writeLetter(template, params, { ...setting, locale }));
      expect(text).not.toMatch(/undefined|\[object|Invalid Date|\{\w+\}/);
      expect(text).toContain('https://mooc.example/');
    }
  }
});

const cases = Object.entries(SAMPLES).flatMap(([template, params]) =>
  Object.keys(params).map((name) => ({ template, name, params })),
);

test.each(cases)(
  'in $template, whatever $name holds stays text',
  async ({ template, name, params }) => {
    for (const value of HOSTILE) {
      const hostile = { ...params, [name]: value };
      if (STRICT.has(name)) {
        expect(() => write(template, hostile)).toThrow();
        continue;
      }
      await expectHarmless(write(template, hostile));
    }
  },
);

test.each(['author', 'excerpt', 'lesson', 'module', 'course', 'title', 'community'])(
  'in a digest, whatever the %s of a notice holds stays text',
  async (name) => {
    for (const value of HOSTILE) {
      for (const kind of ['answer', 'opening', 'request', 'event']) {
        const notices = [{ ...NOTICE, kind, [name]: value }];
        await expectHarmless(write('digest', { frequency: 'weekly', notices, unsubscribe: WORD }));
      }
    }
  },
);

test('whatever administrators answer stays text', async () => {
  for (const answer of HOSTILE) {
    const details = { what: 'refused', answer, may_ask_again_at: answer };
    await expectHarmless(write('notice-joining', { ...SAMPLES['notice-joining'], details }));
  }
});

async function expectHarmless(letter: Letter): Promise<void> {
  const { document } = new JSDOM(letterAsHtml(letter)).window;
  expect(document.querySelectorAll('script, img, svg, style, iframe, form').length).toBe(0);
  for (const element of document.querySelectorAll('*')) {
    for (const { name: attribute } of element.attributes) expect(attribute).not.toMatch(/^on/);
  }
  for (const { href } of document.querySelectorAll('a')) {
    expect(href).toMatch(/^https:\/\/mooc.example\//);
  }
  const raw = await asSent(letter.subject, letterAsText(letter));
  expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:|^Content-Type: text\/html/im);
}

test.each(HOSTILE)('a subject cannot write headers: %j', async (value) => {
  const raw = await asSent(`Préau : ${value}`, 'Bonjour');
  const headers = raw.split('\r\n\r\n')[0] ?? '';
  expect(headers).not.toMatch(/^Bcc:|^Content-Type: text\/html/im);
});

/** The message as a mail server gets it: deliver-mail hands its subject on in the same way. */
async function asSent(subject: string, text: string): Promise<string> {
  const postman = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await postman.sendMail({
    from: 'mooc@exemple.fr',
    to: 'zoe@exemple.fr',
    subject: oneLine(subject),
    text,
  });
  return String(message);
}

test('who asks to be deleted reads until when it can be undone, and what stays', () => {
  const letter = write('deletion-requested', { due_at: DUE });
  expect(letter.subject).toContain('mercredi 2 décembre 2026');
  const text = letterAsText(letter);
  expect(text).toContain('mercredi 2 décembre 2026 à 15\u00a0h\u00a007');
  expect(text).toContain('https://mooc.example/connexion/');
  for (const word of ['leçons validées', '5\u00a0ans', 'journal de sécurité', 'identifiant']) {
    expect(text).toContain(word);
    expect(letterAsText(write('account-deleted', {}))).toContain(word);
  }
});

const GONE = { author: null, excerpt: null, lesson: null, module: null, course: null, href: null };

test.each(['notice-answer', 'notice-mention', 'notice-moderation'])(
  '%s is written when all that it speaks of is gone, and leads to a page that is there',
  (template) => {
    const text = letterAsText(write(template, { ...SAMPLES[template], ...GONE, comment_id: null }));
    const page = template === 'notice-moderation' ? 'moderation' : 'notifications';
    expect(text.split('\n')[1]).toBe(`https://mooc.example/mon-espace/${page}/`);
    expect(text).not.toMatch(/null|«\s*»/);
  },
);

test.each(Object.keys(SAMPLES).filter((name) => /^notice-|^digest/.test(name)))(
  '%s says how to go on and how to stop it, with the word behind the « # » alone',
  (template) => {
    const letter = write(template, SAMPLES[template] ?? {});
    expect(letter.unsubscribe).toBe(WORD);
    const text = letterAsText(letter);
    expect(text).toContain('https://mooc.example/reprendre/\n');
    expect(text).toContain(`https://mooc.example/desabonnement/#token=${WORD}\n`);
  },
);

test('mails that one cannot do without offer no way out of them', () => {
  for (const template of TEMPLATES.filter((name) => !/^notice-|^digest/.test(name))) {
    expect(write(template, SAMPLES[template] ?? {}).unsubscribe).toBeUndefined();
  }
});

test('an answer leads to the comment, an opening to the lesson', () => {
  const first = (template: string) =>
    letterAsText(write(template, SAMPLES[template] ?? {})).split('\n')[1];
  expect(first('notice-answer')).toBe(`https://mooc.example/commentaire/#${NOTICE.comment_id}`);
  expect(first('notice-opening')).toBe('https://mooc.example/cours/commune/m1/l1/');
});

test('a notice of a community leads to what it speaks of, and its subject says what happened', () => {
  const request = write('notice-request', SAMPLES['notice-request'] ?? {});
  expect(request.subject).toMatch(/«\sSecrétaires de mairie\s»\s: Inès demande à adhérer$/u);
  const text = letterAsText(request);
  expect(text.split('\n')[1]).toBe(`https://mooc.example${REQUEST_HREF}`);
  expect(text).toContain('ne décide de rien');
  const answer = {
    ...COMMUNITY_NOTICE,
    kind: 'answer',
    author: 'Lou',
    title: 'Budget',
    excerpt: 'Oui',
  };
  const answered = write('notice-answer', { ...answer, href: POST_HREF, unsubscribe: WORD });
  expect(answered.subject).toMatch(/Lou a répondu dans «\sBudget\s»$/u);
  expect(letterAsText(answered).split('\n')[1]).toBe(`https://mooc.example${POST_HREF}`);
});

test.each([
  ['accepted', /vous êtes membre/],
  ['refused', /demande non retenue/],
  ['suspended', /accès suspendu/],
  ['restored', /votre accès est rétabli/],
  ['removed', /vous n’êtes plus membre/],
  ['invited', /on vous y invite/],
  ['administrator', /partie de l’administration/],
  ['closed', /vient de fermer/],
  ['something new', /il y a du nouveau/],
])('what becomes of a membership is said: %s', (what, words) => {
  const letter = write('notice-joining', { ...SAMPLES['notice-joining'], details: { what } });
  expect(letter.subject).toMatch(words);
});

test('whoever was refused reads why, and when to ask again', () => {
  const text = letterAsText(write('notice-joining', SAMPLES['notice-joining'] ?? {}));
  expect(text).toContain('Pas cette fois.');
  expect(text).toContain('à partir du mercredi 2 décembre 2026');
});

test.each(['notice-joining', 'notice-request', 'notice-news', 'notice-event', 'notice-mention'])(
  '%s names nothing of a community that its reader may not know of any more',
  (template) => {
    const gone = { ...COMMUNITY_NOTICE, ...GONE, community: null, title: null, comment_id: null };
    const text = letterAsText(write(template, { ...SAMPLES[template], ...gone }));
    expect(text.split('\n')[1]).toBe('https://mooc.example/mon-espace/notifications/');
    expect(text).not.toMatch(/null|Secrétaires|«\s*»/);
  },
);

test('nobody is sent to a module that was taken back meanwhile', () => {
  expect(() => write('notice-opening', { ...SAMPLES['notice-opening'], ...GONE })).toThrow();
});

test('a digest with nothing in it is not written', () => {
  expect(() => write('digest', { frequency: 'daily', notices: [], unsubscribe: WORD })).toThrow();
});

test('a digest of many notices shows fifteen, and says that there are more', () => {
  const notices = Array.from({ length: 16 }, () => NOTICE);
  const text = letterAsText(write('digest', { frequency: 'daily', notices, unsubscribe: WORD }));
  expect(text.split('/commentaire/#')).toHaveLength(16);
  expect(text).toContain('Le reste vous attend');
});

test('whoever is hidden reads facts, rule and how to contest', () => {
  const text = letterAsText(write('comment-moderated', SAMPLES['comment-moderated'] ?? {}));
  for (const word of [
    'Une insulte.',
    'Le respect des personnes',
    'contester',
    'Achetez mes casseroles',
    'https://mooc.example/mon-espace/moderation/',
  ]) {
    expect(text).toContain(word);
  }
});

test('what gives something back speaks of no rule and nothing to contest', () => {
  const params = { ...SAMPLES['comment-moderated'], action: 'restore', rule: 'none', facts: '' };
  const text = letterAsText(write('comment-moderated', params));
  expect(text).not.toMatch(/règle|contester/);
});

test('a report that is dismissed says so', () => {
  const text = letterAsText(
    write('comment-report-decided', { ...REPORTED, is_upheld: false, answer: '' }),
  );
  expect(text).toContain('laissé en place');
});

test.each(['comment-report-received', 'comment-report-decided'])(
  '%s leads to the comment and quotes nothing of it',
  (template) => {
    const text = letterAsText(
      write(template, { ...SAMPLES[template], excerpt: 'Achetez mes casseroles' }),
    );
    expect(text).toContain(`https://mooc.example/commentaire/#${NOTICE.comment_id}`);
    expect(text).not.toContain('casseroles');
  },
);

test('what was deleted since is not quoted to who wrote it', () => {
  for (const template of ['comment-moderated', 'comment-contest-answered']) {
    const params = { ...SAMPLES[template], excerpt: undefined };
    expect(letterAsText(write(template, params))).not.toContain('Le commentaire :');
  }
});

test('a message to the course says who wrote, and whether that address is theirs', () => {
  const letter = write('contact-message', SAMPLES['contact-message'] ?? {});
  expect(letter.subject).toContain('Signaler un contenu illicite');
  expect(letter.subject).toContain('1001');
  const text = letterAsText(letter);
  for (const word of ['Zoé', EMAIL, '/cours/commune/', 'Une insulte', '> voyez cette page.']) {
    expect(text).toContain(word);
  }
  expect(text).toContain('n’a pas été vérifiée');
  const own = { ...SAMPLES['contact-message'], is_proven: true };
  expect(letterAsText(write('contact-message', own))).not.toContain('n’a pas été vérifiée');
});

test('a receipt to an address that nobody has proven quotes nothing', () => {
  const { message, ...unproven } = Object(SAMPLES['contact-receipt']);
  expect(letterAsText(write('contact-receipt', { ...unproven, message }))).toContain(
    'je suis perdu',
  );
  const letter = write('contact-receipt', unproven);
  expect(letter.subject).toContain('1001');
  expect(letterAsText(letter)).toContain('On vous répond au plus vite');
  expect(letterAsText(letter)).not.toContain('>');
});

test('the state of a sign-up leads to what can be done about it', () => {
  const linkOf = (state: string) =>
    letterAsText(write('sign-up-state', { ...SAMPLES['sign-up-state'], state })).split('\n')[1];
  expect(linkOf('waiting')).toBe('https://mooc.example/inscription/confirmer/#token=a_b-c');
  expect(linkOf('account')).toBe('https://mooc.example/connexion/');
  expect(linkOf('none')).toBe('https://mooc.example/inscription/');
});

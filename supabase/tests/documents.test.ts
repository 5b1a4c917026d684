import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { BUDGET, CLOSED, EUROPE, HIDDEN, HIDDEN_GROUP, MAIRIES } from './communities.ts';
import { published, sent } from './documents.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { type Name, personId } from './personas.ts';

const PDF = 'Guide.pdf';
const titles = (answer: unknown): string[] =>
  Array.from(Object(answer).documents, (document) => String(Object(document).title));

/** Members may publish documents too. */
const openTo = ({ admin }: Pick<World, 'admin'>, community: string) =>
  admin.rows`update communities set member_parts = '{documents}' where id = ${community}`;

/** What each persona is answered: `null` is a yes. */
async function answers(
  call: (persona: Persona) => Promise<unknown>,
  expected: Partial<Record<Persona, string | null>>,
) {
  for (const [persona, answer] of Object.entries(expected)) {
    const given = await call(persona as Persona).then(
      () => null,
      (error) => `${error.code} ${error.message}`,
    );
    assert.equal(given, answer, persona);
  }
}

const STRANGERS = {
  stranger: 'PT401 signed-out',
  noa: 'PT401 signed-out',
  sacha: 'PT401 signed-out',
  ida: 'PT401 signed-out',
} as const;

test('documents are listed to members alone, and a hidden community is as absent as none', async (world) => {
  const { as } = world;
  await published(world, 'alix', MAIRIES);
  await published(world, 'lou', BUDGET, { title: 'Tableau du budget' });
  await published(world, 'basile', HIDDEN, { title: 'Discret' });
  const list = (community: string) => (persona: Persona) =>
    as(persona).rows`select list_documents(${community})`;
  await answers(list(MAIRIES), {
    ...STRANGERS,
    zoe: 'PT403 members-only',
    ines: 'PT403 members-only',
    omar: 'PT403 members-only',
    nadia: 'PT403 access-suspended',
    basile: 'PT403 members-only',
    camille: null,
    alix: null,
    elise: null,
  });
  await answers(list(BUDGET), {
    zoe: 'PT404 community-unknown',
    ines: 'PT404 community-unknown',
    camille: 'PT403 members-only',
    dominique: null,
    lou: null,
    alix: null,
  });
  for (const absent of [HIDDEN, HIDDEN_GROUP, CLOSED, randomUUID()]) {
    await answers(list(absent), { zoe: 'PT404 community-unknown' });
  }
  assert.deepEqual(titles(await as('camille').value`select list_documents(${MAIRIES})`), [
    'Guide du budget',
  ]);
});

test('a document and its file exist for members alone', async (world) => {
  const { as } = world;
  const { document, version } = await published(world, 'lou', BUDGET);
  const unknown = 'PT404 document-unknown';
  const expected = {
    ...STRANGERS,
    zoe: unknown,
    ines: unknown,
    omar: unknown,
    nadia: unknown,
    basile: unknown,
    camille: unknown,
    dominique: null,
    lou: null,
    alix: null,
    elise: null,
  };
  await answers((p) => as(p).rows`select community_document(${document})`, expected);
  await answers((p) => as(p).rows`select sign_document(${version})`, expected);
  for (const call of ['community_document', 'sign_document', 'remove_document']) {
    await assert.rejects(
      as('dominique').run(`select ${call}('${randomUUID()}')`),
      /document-unknown/,
      call,
    );
  }
});

test('a place for a file is given to whoever may publish, and asked again at every step', async (world) => {
  const { as, admin } = world;
  const start = (community: string, purpose: string) => (persona: Persona) =>
    as(persona).rows`select start_upload(${randomUUID()}, ${community}, ${purpose}, ${PDF}, 10)`;
  const onlyThem = {
    ...STRANGERS,
    zoe: 'PT403 members-only',
    ines: 'PT403 members-only',
    nadia: 'PT403 access-suspended',
    basile: 'PT403 members-only',
    camille: 'PT403 administrators-post-here',
    alix: null,
    elise: null,
  };
  await answers(start(MAIRIES, 'document'), onlyThem);
  await answers(start(BUDGET, 'document'), {
    camille: 'PT403 members-only',
    dominique: 'PT403 administrators-post-here',
    lou: null,
  });
  await openTo(world, MAIRIES);
  await answers(start(MAIRIES, 'document'), { ...onlyThem, camille: null });
  // Of a picture the type tells what is wrong: the right is asked first.
  await answers(start(MAIRIES, 'picture'), {
    zoe: 'PT403 administrators-only',
    camille: 'PT403 administrators-only',
    alix: 'PT400 file-type-refused',
  });

  const upload = await sent(world, 'camille', MAIRIES);
  const document = randomUUID();
  const publish = (persona: Persona) =>
    as(persona).refusal`select publish_document(${document}, ${upload}, 'Titre')`;
  // What somebody sent is nobody else's.
  assert.equal(await publish('alix'), 'PT404 upload-unknown');
  assert.equal(await as('alix').refusal`select upload_to_check(${upload})`, 'PT404 upload-unknown');
  await admin.rows`
    update community_memberships set state = 'suspended'
    where community_id = ${MAIRIES} and person_id = ${personId('camille')}`;
  assert.equal(await publish('camille'), 'PT403 access-suspended');
  assert.equal(
    await as('camille').refusal`select upload_to_check(${upload})`,
    'PT403 access-suspended',
  );
});

test('storage takes a file for a reserved place alone, from who reserved it, while they may', async (world) => {
  const { as, admin, at } = world;
  await at('2026-11-26T12:00:00Z');
  await openTo(world, MAIRIES);
  const id: string = randomUUID();
  const place = () => as('camille').rows`
    select start_upload(${id}, ${MAIRIES}, 'document', ${PDF}, 10)`;
  const put = (persona: Persona, bucket = 'community-incoming', name: string = id) =>
    as(persona).rows`insert into storage.objects (bucket_id, name) values (${bucket}, ${name})`;
  const refused = (work: Promise<unknown>) => assert.rejects(work, /row-level security/);
  await refused(put('camille'));
  await place();
  for (const persona of ['zoe', 'alix', 'anon', 'dominique'] as const) await refused(put(persona));
  for (const name of ['../x', `${id}/x`, `${id} `, randomUUID()]) {
    await refused(put('camille', 'community-incoming', name));
  }
  for (const bucket of ['community-documents', 'community-pictures', 'lesson-media']) {
    await refused(put('camille', bucket));
  }
  await at('2026-11-26T13:00:00Z');
  await refused(put('camille'));
  await at('2026-11-26T12:59:59Z');
  await admin.rows`update communities set member_parts = '{}' where id = ${MAIRIES}`;
  await refused(put('camille'));
  await openTo(world, MAIRIES);
  await as('service').rows`select mark_upload_checked(${id}, 10)`;
  await refused(put('camille'));
  await admin.rows`update app.uploads set checked_at = null`;
  await put('camille');
  // Nobody reads, changes or deletes what came, or what was published.
  await admin.rows`insert into storage.objects (bucket_id, name) values ('community-documents', ${id})`;
  for (const persona of ['camille', 'alix', 'elise', 'anon'] as const) {
    assert.deepEqual(
      await as(persona).rows`
        select from storage.objects where bucket_id in ('community-incoming', 'community-documents')`,
      [],
    );
    assert.deepEqual(
      await as(persona).rows`update storage.objects set name = 'x' where name = ${id} returning 1`,
      [],
    );
  }
});

test('types and sizes are those of the table, whatever the name says else', async (world) => {
  const { as } = world;
  const start = (filename: string, size: number | null = 10, purpose = 'document') =>
    as('alix').refusal`
      select start_upload(${randomUUID()}, ${MAIRIES}, ${purpose}, ${filename}, ${size})`;
  for (const name of [
    'x.exe',
    'x.zip',
    'x.docm',
    'x.html',
    'x.svg',
    'x.mp3',
    '../../x',
    'pdf',
    '',
  ]) {
    assert.equal(await start(name), 'PT400 file-type-refused', name);
  }
  assert.equal(await start('x.pdf.exe'), 'PT400 file-type-refused');
  assert.equal(await start('x\u202efdp.exe'), 'PT400 file-type-refused');
  assert.equal(await start('x.pdf', 0), 'PT400 file-empty');
  assert.equal(await start('x.pdf', null), 'PT400 file-empty');
  assert.equal(await start('x.pdf', 25 * 1024 * 1024 + 1), 'PT400 file-too-large');
  assert.equal(await start('x.pdf', 200_000_000), 'PT400 file-too-large');
  assert.equal(await start('x.pdf', 10, 'picture'), 'PT400 file-type-refused');
  assert.equal(await start('x.png', 2 * 1024 * 1024 + 1, 'picture'), 'PT400 file-too-large');
  assert.equal(await start('x.pdf', 10, 'autre'), 'PT400 file-type-refused');
});

test('a name is shown without paths, control signs or turned letters, and not too long', async ({
  admin,
}) => {
  const tidy = (name: string) => admin.value`select app.tidy_filename(${name})`;
  const cases: [string, string][] = [
    ['Délibération n° 12.PDF', 'Délibération n° 12.pdf'],
    ['../../etc/x.pdf', 'x.pdf'],
    ['C:\\Users\\Zoé\\x.pdf', 'x.pdf'],
    ['a\u0001\u007f\u0085b\n\t.pdf', 'ab.pdf'],
    ['fact\u202efdp.docx', 'factfdp.docx'],
    ['z\u200bé\u2066ro\ufeff.pdf', 'zéro.pdf'],
    ['...pdf', 'pdf'],
    ['<\u200b .pdf', '_.pdf'],
    ['\u200b .pdf', 'pdf'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ["l'eau & le feu.pdf", "l'eau & le feu.pdf"],
    ['.', 'document'],
    ['', 'document'],
    [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(100)}.pdf`],
  ];
  for (const [given, shown] of cases) assert.equal(await tidy(given), shown, given);
});

test('a file is published once, however often one clicks', async (world) => {
  const { as, admin } = world;
  const [document, upload] = [randomUUID(), await sent(world, 'alix', MAIRIES)];
  const publish = () => as('alix').value`
    select publish_document(${document}, ${upload}, '  Guide   du budget ', ' Tout. ', 'Budget')`;
  const [first, again] = [Object(await publish()), Object(await publish())];
  assert.deepEqual(again, first);
  const { title, description, category, version_count, newest, may_change } = first;
  assert.deepEqual(
    { title, description, category, version_count, may_change },
    {
      ...{ title: 'Guide du budget', description: 'Tout.', category: 'Budget' },
      version_count: 1,
      may_change: true,
    },
  );
  assert.equal(newest.size_bytes, 1234);
  assert.equal(newest.filename, PDF);
  assert.equal(newest.author.name, 'Alix');
  const next = await sent(world, 'alix', MAIRIES, 'Guide 2.pdf');
  for (let click = 0; click < 2; click += 1) {
    const changed = Object(
      await as('alix').value`select publish_document_version(${document}, ${next}, 'Chapitre 3')`,
    );
    assert.deepEqual(
      Array.from(changed.versions, (version) => {
        const { number, filename, notes } = Object(version);
        return [number, filename, notes];
      }),
      [
        [2, 'Guide 2.pdf', 'Chapitre 3'],
        [1, PDF, ''],
      ],
    );
  }
  assert.equal(await admin.value`select count(*)::int from app.uploads`, 0);
  assert.equal(
    await as('alix').refusal`select start_upload(${upload}, ${MAIRIES}, 'document', ${PDF}, 10)`,
    'PT409 upload-taken',
  );
  const other = await sent(world, 'lou', BUDGET);
  assert.equal(
    await as('lou').refusal`select publish_document(${document}, ${other}, 'Titre')`,
    'PT409 document-taken',
  );
});

test('what was not checked, came too late or says too much is not published', async (world) => {
  const { as, at } = world;
  await at('2026-11-26T12:00:00Z');
  const id: string = randomUUID();
  await as('alix').rows`select start_upload(${id}, ${MAIRIES}, 'document', ${PDF}, 10)`;
  const publish = (title: string, upload: string = id, description = '', category = '') =>
    as('alix').refusal`
      select publish_document(${randomUUID()}, ${upload}, ${title}, ${description}, ${category})`;
  assert.equal(await publish('Titre'), 'PT409 upload-unchecked');
  assert.equal(await publish('Titre', randomUUID()), 'PT404 upload-unknown');
  assert.equal(await publish(' \n '), 'PT400 title-missing');
  assert.equal(await publish('x'.repeat(201)), 'PT400 title-too-long');
  assert.equal(await publish('x', id, 'x'.repeat(2001)), 'PT400 description-too-long');
  assert.equal(await publish('x', id, '', 'x'.repeat(61)), 'PT400 category-too-long');
  const { document } = await published(world, 'alix', MAIRIES);
  assert.equal(
    await as('alix').refusal`
      select publish_document_version(${document}, ${id}, ${'x'.repeat(1001)})`,
    'PT400 notes-too-long',
  );
  const checked = await sent(world, 'alix', MAIRIES);
  await at('2026-11-26T13:00:00Z');
  assert.equal(await publish('Titre', checked), 'PT404 upload-unknown');
  // A file for one community goes into no other.
  const elsewhere = await sent(world, 'alix', BUDGET);
  assert.equal(
    await as('alix').refusal`select publish_document_version(${document}, ${elsewhere})`,
    'PT404 upload-unknown',
  );
});

test('a document is changed and removed by who published it and by administrators', async (world) => {
  const { as, admin } = world;
  await openTo(world, MAIRIES);
  const { document, version } = await published(world, 'camille', MAIRIES);
  const rename = (persona: Persona) => as(persona).rows`
    select change_document(${document}, 'Autre nom', 'Autre texte', 'Autre')`;
  const ofAnother = 'PT403 document-of-another';
  const unknown = 'PT404 document-unknown';
  const expected = { ...STRANGERS, zoe: unknown, nadia: unknown, basile: unknown };
  await answers(rename, { ...expected, dominique: ofAnother, camille: null, alix: null });
  const next = await sent(world, 'dominique', MAIRIES);
  assert.equal(
    await as('dominique').refusal`select publish_document_version(${document}, ${next})`,
    ofAnother,
  );
  const remove = (persona: Persona) => as(persona).rows`select remove_document(${document})`;
  await answers(remove, { ...expected, dominique: ofAnother });
  await admin.rows`update communities set member_parts = '{}' where id = ${MAIRIES}`;
  await answers(remove, { camille: 'PT403 administrators-post-here', alix: null });
  assert.equal(await as('alix').refusal`select sign_document(${version})`, unknown);
  assert.deepEqual(await as('service').rows`select * from list_discarded_files(10)`, [
    { bucket: 'community-documents', name: version },
  ]);
  await as('service').rows`select forget_discarded_files('community-documents', ${[version]})`;
  assert.equal(await as('service').value`select count_discarded_files()`, 0);
  assert.deepEqual(
    await admin.rows`
      select actor_id, person_id, details from app.community_log where action = 'remove-document'`,
    [
      {
        ...{ actor_id: personId('alix'), person_id: personId('camille') },
        details: { document_id: document, versions: 1 },
      },
    ],
  );
});

test('an address serves one person, for two minutes, while they are a member', async (world) => {
  const { as, admin, at } = world;
  await at('2026-11-26T12:00:00Z');
  const { document, version } = await published(world, 'alix', MAIRIES);
  const { ticket, filename } = Object(await as('camille').value`select sign_document(${version})`);
  assert.equal(filename, PDF);
  assert.match(ticket, /^[\w-]{64}$/);
  const open = (name: Persona, word = ticket) =>
    as(name).value`select open_document(${word})`.then(Object, (error) => error.message);
  await at('2026-11-26T12:01:59Z');
  const { bucket, name, mime } = await open('camille');
  assert.deepEqual([bucket, name, mime], ['community-documents', version, 'application/pdf']);
  // Another member's session, or an outsider's, and whatever somebody has changed in it.
  for (const other of ['alix', 'dominique', 'zoe', 'elise'] as const) {
    assert.equal(await open(other), 'link-unknown', other);
  }
  const changed = `${ticket.slice(0, -1)}${ticket.endsWith('A') ? 'B' : 'A'}`;
  const later = `${ticket.slice(0, 24)}_${ticket.slice(25)}`;
  for (const word of [changed, later, '', 'é', '_'.repeat(64), `${ticket}A`]) {
    assert.equal(await open('camille', word), 'link-unknown', word);
  }
  await at('2026-11-26T12:02:00Z');
  assert.equal(await open('camille'), 'link-expired');
  await at('2026-11-26T12:01:59Z');
  const stand = (state: string) =>
    admin.run(`
    update community_memberships set ${state}
    where community_id = '${MAIRIES}' and person_id = '${personId('camille')}'`);
  await stand(`state = 'suspended'`);
  assert.equal(await open('camille'), 'document-unknown');
  await stand(`state = 'member'`);
  await admin.rows`
    delete from community_memberships
    where community_id = ${MAIRIES} and person_id = ${personId('camille')}`;
  assert.equal(await open('camille'), 'document-unknown');
  assert.deepEqual(
    await admin.rows`
      select d.download_count, v.download_count as of_version
      from community_documents d join community_document_versions v on v.document_id = d.id
      where d.id = ${document}`,
    [{ download_count: 1, of_version: 1 }],
  );
});

test('words are found in title, category and description, without accents, by their beginning', async (world) => {
  const { as } = world;
  await published(world, 'alix', MAIRIES, {
    ...{ title: 'Délibérations du conseil', description: 'Modèles à 100 % réutilisables' },
    category: 'Conseil municipal',
  });
  await published(world, 'alix', MAIRIES, {
    title: 'L’état civil',
    description: 'Actes, "mentions", livret.',
  });
  const { document } = await published(world, 'lou', BUDGET, { title: 'Délibérations du groupe' });
  const find = async (words: string, category = '') =>
    titles(await as('camille').value`select list_documents(${MAIRIES}, ${words}, ${category})`);
  for (const words of [
    'deliberation',
    'DÉLIB',
    'conseils',
    'modele reutilis',
    'municipal',
    '100',
  ]) {
    assert.deepEqual(await find(words), ['Délibérations du conseil'], words);
  }
  for (const words of ["l'état", 'etat civil', '"mentions"', 'acte:*', 'livret & actes']) {
    assert.deepEqual(await find(words), ['L’état civil'], words);
  }
  for (const words of [
    '%',
    '_',
    '"',
    "'",
    '\\',
    ':*',
    '!acte | budget',
    '&',
    'groupe',
    'in',
    MAIRIES,
  ]) {
    assert.deepEqual(await find(words), [], words);
  }
  assert.deepEqual(await find('', 'Conseil municipal'), ['Délibérations du conseil']);
  assert.deepEqual(await find('livret', 'Conseil municipal'), []);
  assert.deepEqual(
    Object(await as('camille').value`select list_documents(${MAIRIES})`).categories,
    ['Conseil municipal'],
  );
  // Called otherwise, it is found by its new words.
  await as('lou').rows`select change_document(${document}, 'Tableau', '', '')`;
  assert.deepEqual(titles(await as('lou').value`select list_documents(${BUDGET}, 'tableau')`), [
    'Tableau',
  ]);
});

test('lists come thirty at a time, those changed last first', async (world) => {
  const { as, admin } = world;
  const count = 65;
  await admin.rows`
    insert into community_documents
      (id, community_id, author_id, title, description, category, created_at, changed_at, version_count)
    select gen_random_uuid(), ${MAIRIES}, ${personId('alix')}, 'Document ' || n, '', '', now(),
      timestamptz '2026-01-01' + (n / 2) * interval '1 day', 1
    from generate_series(1, ${count}) n`;
  for (const words of ['', 'document']) {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const answer: Record<string, unknown> = Object(
        await as('camille').value`
          select list_documents(${MAIRIES}, ${words}, '', ${after})`,
      );
      const ids = Array.from(Object(answer['documents']), (one) => String(Object(one).id));
      seen.push(...ids);
      after = ids.at(-1) ?? null;
      assert.equal(answer['has_more'], page < 2);
    }
    assert.equal(new Set(seen).size, count);
  }
});

test('files that nobody published go: given up, refused, or their sender’s who left', async (world) => {
  const { as, admin, at } = world;
  await at('2026-11-26T12:00:00Z');
  const [givenUp, refused, kept] = [
    await sent(world, 'alix', MAIRIES),
    await sent(world, 'alix', MAIRIES),
    await sent(world, 'alix', MAIRIES),
  ];
  await as('alix').rows`select publish_document(${randomUUID()}, ${kept}, 'Titre')`;
  await as('service').rows`select discard_upload(${refused})`;
  await at('2026-11-26T14:00:01Z');
  await as('service').rows`select tick()`;
  const left = await sent(world, 'alix', MAIRIES);
  await admin.rows`select app.erase_documents(${personId('alix')})`;
  await admin.run('set constraints all immediate');
  const gone = await as('service').rows`select * from list_discarded_files(100)`;
  const expected = [givenUp, refused, left].flatMap((id) => [
    `community-documents ${id}`,
    `community-incoming ${id}`,
  ]);
  assert.deepEqual(
    gone.map(({ bucket, name }) => `${bucket} ${name}`).sort(),
    [...expected, `community-incoming ${kept}`].sort(),
  );
});

test('a picture is given by administrators, and seen by whoever may know of the community', async (world) => {
  const { as, admin } = world;
  const send = async (name: Name, community: string) => {
    const id = randomUUID();
    await as(name).rows`select start_upload(${id}, ${community}, 'picture', 'logo.png', 10)`;
    await as('service').rows`select mark_upload_checked(${id}, 10)`;
    return id;
  };
  const give = (name: Persona, community: string, id: string | null) =>
    as(name).value`select set_community_picture(${community}, ${id})`;
  const [open, discreet] = [await send('alix', MAIRIES), await send('basile', HIDDEN)];
  for (const persona of ['camille', 'zoe', 'basile'] as const) {
    await assert.rejects(give(persona, MAIRIES, open), /administrators-only/, persona);
  }
  await assert.rejects(give('zoe', HIDDEN, discreet), /community-unknown/);
  await assert.rejects(give('basile', EUROPE, discreet), /upload-unknown/);
  for (let click = 0; click < 2; click += 1) await give('alix', MAIRIES, open);
  await give('basile', HIDDEN, discreet);
  await admin.rows`
    insert into storage.objects (bucket_id, name)
    values ('community-pictures', ${open}), ('community-pictures', ${discreet})`;
  const seen = async (persona: Persona) => {
    const rows = await as(persona).rows`
      select name from storage.objects where bucket_id = 'community-pictures'`;
    return rows.map(({ name }) => name).sort();
  };
  assert.deepEqual(await seen('anon'), []);
  assert.deepEqual(await seen('stranger'), []);
  assert.deepEqual(await seen('zoe'), [open]);
  assert.deepEqual(await seen('dominique'), [open, discreet].sort());
  const named = async (persona: Persona) =>
    Array.from(
      Object(await as(persona).value`select community_pictures(${[MAIRIES, HIDDEN]}::uuid[])`),
      (row) => Object(row).picture,
    ).sort();
  assert.deepEqual(await named('zoe'), [open]);
  assert.deepEqual(await named('dominique'), [open, discreet].sort());
  await assert.rejects(named('stranger'), /signed-out/);

  const next = await send('alix', MAIRIES);
  await give('alix', MAIRIES, next);
  await give('alix', MAIRIES, null);
  await admin.run('set constraints all immediate');
  const gone = await as('service').rows`
    select name from list_discarded_files(100) where bucket = 'community-pictures'`;
  assert.deepEqual(gone.map(({ name }) => name).sort(), [open, next].sort());
});

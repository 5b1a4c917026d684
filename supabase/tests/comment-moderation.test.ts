import assert from 'node:assert/strict';
import { changed, NOT_YET } from './catalogue.ts';
import { commentId, list, post } from './comments.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { personId } from './personas.ts';

const FACTS = 'Le commentaire donne l’adresse de quelqu’un.';

const mails = async ({ admin }: Pick<World, 'admin'>) =>
  admin.rows`
    select recipient, template, params from app.mail_outbox
    where template like 'comment-%' order by created_at, id`;

const report = (world: World, persona: Persona, n: number, rest: Record<string, unknown> = {}) => {
  const { reason, explanation, faith } = {
    reason: 'personal-data',
    explanation: 'Mon adresse',
    faith: true,
    ...rest,
  };
  return world.as(persona).value`
    select report_comment(${commentId(n)}, ${String(reason)}, ${String(explanation)}, ${Boolean(faith)})`;
};

const hide = (world: World, persona: Persona, n: number, action = 'hide') =>
  world.as(persona).value`
    select moderate_comment(${commentId(n)}, ${action}, 'private-life', ${FACTS})`;

/** Without the rows that every test finds in the tables. */
async function desk(world: World, persona: Persona) {
  const all = Object(await world.as(persona).value`select moderation_desk()`);
  const log = all.log.filter(({ lesson }: { lesson: string }) => lesson !== 'Leçon elsewhere');
  return { ...all, log };
}
const mine = async (world: World, persona: Persona) =>
  Object(await world.as(persona).value`select my_moderation()`);

test('moderation is closed to the visitor and to who is nobody', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  const id = commentId(1);
  const calls = [
    `report_comment('${id}', 'spam', '', true)`,
    `moderate_comment('${id}', 'hide', 'spam', 'x')`,
    `decide_report('${id}', true, 'spam', 'x', 'x')`,
    `contest_decision('${id}', 'x')`,
    `answer_contest('${id}', true, 'x')`,
    'my_moderation()',
    'moderation_desk()',
  ];
  for (const call of calls) {
    await assert.rejects(world.as('anon').run(`select ${call}`), { code: '42501' }, call);
    for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const) {
      await assert.rejects(
        world.as(persona).run(`select ${call}`),
        { message: 'signed-out' },
        `${persona}: ${call}`,
      );
    }
  }
});

test('reports and decisions are closed tables', async (world) => {
  for (const persona of ['anon', 'camille', 'elise', 'service', 'publisher'] as const) {
    for (const table of ['app.comment_reports', 'app.comment_decisions']) {
      await assert.rejects(world.as(persona).run(`select from ${table}`), { code: '42501' });
      await assert.rejects(world.as(persona).run(`delete from ${table}`), { code: '42501' });
    }
  }
});

test('a report gets its receipt, on the page and by mail, and reaches the team', async (world) => {
  await post(world, 'camille', 1, 'J’habite 3 rue des Lilas');
  await world.at('2026-03-01T10:00:00Z');
  assert.deepEqual(await report(world, 'zoe', 1), { reported_at: '2026-03-01T10:00:00+00:00' });
  await world.as('camille').rows`select edit_comment(${commentId(1)}, 'Rien du tout')`;
  assert.deepEqual(await mails(world), [
    {
      recipient: 'zoe@preau.test',
      template: 'comment-report-received',
      params: {
        reason: 'personal-data',
        lesson: 'Leçon static',
        comment_id: commentId(1),
      },
    },
  ]);
  const { reports } = await desk(world, 'elise');
  assert.deepEqual(
    reports.map(({ text, author, reason, explanation }: Record<string, unknown>) => [
      text,
      author,
      reason,
      explanation,
    ]),
    [['J’habite 3 rue des Lilas', 'Camille', 'personal-data', 'Mon adresse']],
    'as it was when it was reported',
  );
  assert.deepEqual(
    await world.admin.rows`
      select person_id, details from notifications where kind = 'moderation'`,
    [{ person_id: personId('elise'), details: { what: 'report' } }],
  );
});

test('a report sent twice is one report', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  const first = await report(world, 'zoe', 1);
  assert.deepEqual(await report(world, 'zoe', 1), first);
  assert.equal((await mails(world)).length, 1);
});

test('a report needs a reason, words where the reason says little, and good faith', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  const refused = async (rest: object, word: string) => {
    await assert.rejects(report(world, 'zoe', 1, { ...rest }), { message: word });
  };
  await refused({ faith: false }, 'good-faith-missing');
  await refused({ reason: 'ugly' }, 'report-reason-missing');
  await refused({ reason: 'other', explanation: ' \n' }, 'report-reason-missing');
  await refused({ reason: 'illegal', explanation: '' }, 'report-reason-missing');
  await refused({ explanation: 'a'.repeat(2001) }, 'report-too-long');
  await assert.rejects(report(world, 'camille', 1), { message: 'comment-yours' });
  await assert.rejects(report(world, 'zoe', 9), { message: 'comment-unknown' });
  assert.equal(
    await world.as('zoe').refusal`select report_comment(${commentId(1)}, null, 'x', true)`,
    'PT400 report-reason-missing',
  );
  await post(world, 'dominique', 2, 'Entre nous', { lesson: 'members' });
  await assert.rejects(report(world, 'zoe', 2), { message: 'lesson-locked' });
  await world.admin.rows`update app.limits set max_attempts = 1 where kind like 'comment report%'`;
  await post(world, 'lou', 3, 'Bonjour');
  await report(world, 'zoe', 1, { reason: 'spam', explanation: '' });
  await assert.rejects(report(world, 'zoe', 3), { message: 'too-many-attempts' });
});

test('only those who look after the course moderate', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  await post(world, 'dominique', 2, 'Entre nous', { lesson: 'members' });
  for (const persona of ['camille', 'zoe', 'alix'] as const) {
    for (const n of [1, 9]) {
      assert.equal(
        await world.as(persona).refusal`
          select moderate_comment(${commentId(n)}, 'hide', 'private-life', ${FACTS})`,
        'PT404 comment-unknown',
        'the same, whether it exists or not',
      );
    }
  }
  await assert.rejects(hide(world, 'elise', 9), { message: 'comment-unknown' });
  assert.deepEqual(await hide(world, 'elise', 1), { is_hidden: true, is_locked: false });
  assert.deepEqual(await hide(world, 'alix', 2), { is_hidden: true, is_locked: false });
  assert.deepEqual((await list(world, 'zoe')).threads, []);
});

test('whoever is hidden is told facts, rule and how to contest, on the site and by mail', async (world) => {
  await post(world, 'camille', 1, 'J’habite 3 rue des Lilas');
  await hide(world, 'elise', 1);
  await hide(world, 'elise', 1);
  assert.deepEqual(
    await world.admin.rows`
      select person_id, comment_id, details from notifications where kind = 'moderation'`,
    [
      {
        person_id: personId('camille'),
        comment_id: commentId(1),
        details: {
          what: 'hide',
          rule: 'private-life',
          facts: FACTS,
          contest: '/mon-espace/moderation/',
        },
      },
    ],
  );
  const [mail, ...more] = await mails(world);
  assert.deepEqual(more, []);
  assert.deepEqual(mail, {
    recipient: 'camille@preau.test',
    template: 'comment-moderated',
    params: {
      action: 'hide',
      rule: 'private-life',
      facts: FACTS,
      excerpt: 'J’habite 3 rue des Lilas',
      lesson: 'Leçon static',
      comment_id: commentId(1),
    },
  });
  const [decision] = (await mine(world, 'camille')).decisions;
  assert.deepEqual(
    [decision.action, decision.rule, decision.facts],
    ['hide', 'private-life', FACTS],
  );
});

test('hiding and locking say why, or are not done', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  for (const [action, rule, facts, word] of [
    ['hide', 'respect', ' ', 'facts-missing'],
    ['hide', 'none', 'x', 'facts-missing'],
    ['lock', '', 'x', 'facts-missing'],
    ['lock', null, 'x', 'facts-missing'],
    ['hide', 'respect', 'x'.repeat(2001), 'report-too-long'],
    ['burn', 'respect', 'x', 'action-unknown'],
    [null, 'respect', 'x', 'action-unknown'],
  ] as const) {
    assert.equal(
      await world.as('elise').refusal`
        select moderate_comment(${commentId(1)}, ${action}, ${rule}, ${facts})`,
      `PT400 ${word}`,
    );
  }
});

test('a restored comment is back, an unlocked thread open, and the log holds all of it', async (world) => {
  await post(world, 'camille', 1, 'Débat');
  await post(world, 'zoe', 2, 'Réponse', { answers: 1 });
  assert.deepEqual(await hide(world, 'elise', 1), { is_hidden: true, is_locked: false });
  assert.deepEqual(await hide(world, 'elise', 1, 'restore'), {
    is_hidden: false,
    is_locked: false,
  });
  // By an answer of it, the whole thread.
  assert.deepEqual(await hide(world, 'elise', 2, 'lock'), { is_hidden: false, is_locked: true });
  assert.deepEqual(await hide(world, 'elise', 1, 'unlock'), { is_hidden: false, is_locked: false });
  const { log } = await desk(world, 'elise');
  assert.deepEqual(
    log
      .map(
        ({ action, author, decided_by }: Record<string, unknown>) =>
          `${action} ${author} ${decided_by}`,
      )
      .sort(),
    ['hide Camille Elise', 'lock Camille Elise', 'restore Camille Elise', 'unlock Camille Elise'],
  );
  assert.deepEqual(
    (
      await world.admin.rows`
        select action, subject from app.audit_log where action like '%-comment' order by action`
    ).map(({ action, subject }) => [action, subject === personId('camille')]),
    [
      ['hide-comment', true],
      ['lock-comment', true],
      ['restore-comment', true],
      ['unlock-comment', true],
    ],
  );
});

test('a deleted comment has nothing to hide', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  await world.as('camille').rows`select delete_comment(${commentId(1)})`;
  await assert.rejects(hide(world, 'elise', 1), { message: 'comment-deleted' });
});

test('the desk is for teams, each for its own courses, and never says who reported', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  await post(world, 'dominique', 2, 'Entre nous', { lesson: 'members' });
  await report(world, 'zoe', 1);
  await report(world, 'alix', 2);
  await hide(world, 'elise', 2);
  await assert.rejects(desk(world, 'camille'), { message: 'not-team' });
  const seen = async (persona: Persona) => {
    const all = await desk(world, persona);
    assert.doesNotMatch(JSON.stringify(all.reports), /zoe|alix|reporter/i);
    return [all.reports.length, all.log.length];
  };
  assert.deepEqual(await seen('elise'), [2, 1]);
  assert.deepEqual(await seen('alix'), [1, 1]);
  const hers = JSON.stringify(await mine(world, 'camille'));
  assert.doesNotMatch(hers, /zoe/i);
});

const openReport = async (world: World) => String((await desk(world, 'elise')).reports[0].id);

test('an upheld report hides the comment, and all who reported it are answered', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  await report(world, 'zoe', 1);
  await report(world, 'lou', 1);
  const id = await openReport(world);
  for (const persona of ['camille', 'alix'] as const) {
    assert.equal(
      await world.as(persona).refusal`select decide_report(${id}, true, 'respect', 'x', 'x')`,
      'PT404 report-unknown',
    );
  }
  assert.equal(
    await world.as('elise').refusal`select decide_report(${id}, true, 'respect', '', 'x')`,
    'PT400 facts-missing',
  );
  assert.equal(
    await world.as('elise').refusal`select decide_report(${id}, null, 'respect', 'x', 'x')`,
    'PT400 report-too-long',
  );
  await world.as('elise').rows`select decide_report(${id}, true, 'respect', ${FACTS}, 'Merci.')`;
  assert.deepEqual((await list(world, 'zoe')).threads, []);
  assert.deepEqual((await desk(world, 'elise')).reports, []);
  const answered = (await mails(world)).filter(
    ({ template }) => template === 'comment-report-decided',
  );
  assert.deepEqual(answered.map(({ recipient }) => recipient).sort(), [
    'lou@preau.test',
    'zoe@preau.test',
  ]);
  assert.equal(Object(answered[0]?.['params']).answer, 'Merci.');
  const [own] = (await mine(world, 'zoe')).reports;
  assert.deepEqual([own.is_upheld, own.answer], [true, 'Merci.']);
  assert.equal(
    await world.as('elise').refusal`select decide_report(gen_random_uuid(), true, 'law', 'x', 'x')`,
    'PT404 report-unknown',
  );
});

test('a report that is dismissed leaves the comment, and is answered too', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  await report(world, 'zoe', 1);
  const id = await openReport(world);
  await world.as('elise').rows`select decide_report(${id}, false, null, null, 'Rien à redire.')`;
  assert.equal((await list(world, 'zoe')).total, 1);
  const templates = (await mails(world)).map(({ template }) => template);
  assert.deepEqual(templates.sort(), ['comment-report-decided', 'comment-report-received']);
  // The same may be reported anew.
  await report(world, 'zoe', 1);
  assert.equal((await desk(world, 'elise')).reports.length, 1);
});

async function hidden(world: World): Promise<string> {
  await post(world, 'camille', 1, 'Bonjour');
  await hide(world, 'elise', 1);
  return String((await mine(world, 'camille')).decisions[0].id);
}

test('the author contests once, within six months, with words; nobody else does', async (world) => {
  await world.at('2026-03-01T10:00:00Z');
  const id = await hidden(world);
  const contest = (persona: Persona, text: string) =>
    world.as(persona).refusal`select contest_decision(${id}, ${text})`;
  assert.equal(await contest('zoe', 'Non'), 'PT404 decision-unknown');
  assert.equal(await contest('camille', ' '), 'PT400 contest-blank');
  assert.equal(await contest('camille', 'a'.repeat(2001)), 'PT400 report-too-long');
  await world.at('2026-09-02T10:00:00Z');
  assert.equal(await contest('camille', 'Non'), 'PT410 contest-late');
  await world.at('2026-08-01T10:00:00Z');
  await world.as('camille').rows`select contest_decision(${id}, 'C’était ma propre adresse.')`;
  assert.equal(await contest('camille', 'Non'), 'PT409 contest-done');
  const [shown] = (await desk(world, 'elise')).contests;
  assert.deepEqual([shown.contest, shown.author], ['C’était ma propre adresse.', 'Camille']);
  assert.equal(
    await world.admin.value`
      select count(*)::int from notifications
      where person_id = ${personId('elise')} and details ->> 'what' = 'contest'`,
    1,
  );
});

test('what gives something back cannot be contested', async (world) => {
  await hidden(world);
  await hide(world, 'elise', 1, 'restore');
  const { decisions } = await mine(world, 'camille');
  const restored = decisions.find(({ action }: { action: string }) => action === 'restore');
  assert.equal(
    await world.as('camille').refusal`select contest_decision(${restored.id}, 'Non')`,
    'PT404 decision-unknown',
  );
});

test('the team looks again: it keeps its decision with a reason, or takes it back', async (world) => {
  const id = await hidden(world);
  assert.equal(
    await world.as('elise').refusal`select answer_contest(${id}, true, 'x')`,
    'PT404 decision-unknown',
  );
  await world.as('camille').rows`select contest_decision(${id}, 'C’était la mienne.')`;
  for (const persona of ['camille', 'alix'] as const) {
    assert.equal(
      await world.as(persona).refusal`select answer_contest(${id}, false, 'x')`,
      'PT404 decision-unknown',
    );
  }
  assert.equal(
    await world.as('elise').refusal`select answer_contest(${id}, true, ' ')`,
    'PT400 answer-missing',
  );
  assert.equal(
    await world.as('elise').refusal`select answer_contest(${id}, true, ${'x'.repeat(2001)})`,
    'PT400 report-too-long',
  );
  await world.as('elise').rows`select answer_contest(${id}, false, 'Vous avez raison.')`;
  assert.equal((await list(world, 'zoe')).total, 1);
  assert.equal(
    await world.as('elise').refusal`select answer_contest(${id}, true, 'x')`,
    'PT409 contest-done',
  );
  const last = (await mails(world)).find(({ template }) => template === 'comment-contest-answered');
  assert.equal(last?.['recipient'], 'camille@preau.test');
});

test('a decision that is kept leaves the comment hidden', async (world) => {
  const id = await hidden(world);
  await world.as('camille').rows`select contest_decision(${id}, 'Pourquoi ?')`;
  await world.as('elise').rows`select answer_contest(${id}, true, 'La règle vaut pour tous.')`;
  assert.equal((await list(world, 'zoe')).total, 0);
  const [own] = (await mine(world, 'camille')).decisions;
  assert.deepEqual([own.is_kept, own.answer], [true, 'La règle vaut pour tous.']);
});

test('reports and decisions go after a year, a contest only once it was answered', async (world) => {
  await world.at('2026-03-01T10:00:00Z');
  const id = await hidden(world);
  await post(world, 'zoe', 2, 'Bonjour');
  await report(world, 'lou', 2);
  await world.as('elise')
    .rows`select decide_report(${await openReport(world)}, false, null, null, 'Non.')`;
  await world.at('2026-03-01T12:00:00Z');
  await report(world, 'lou', 2);
  await world.as('camille').rows`select contest_decision(${id}, 'Pourquoi ?')`;
  const left = async () => [
    await world.admin.value`select app.job_forget_moderation()`,
    await world.admin
      .value`select count(*)::int from app.comment_reports where reporter_id = ${personId('lou')}`,
    await world.admin
      .value`select count(*)::int from app.comment_decisions where author_id = ${personId('camille')}`,
  ];
  await world.at('2027-03-01T09:00:00Z');
  assert.deepEqual(await left(), [{ reports: 0, decisions: 0 }, 2, 1]);
  await world.at('2027-03-01T11:00:00Z');
  assert.deepEqual(await left(), [{ reports: 1, decisions: 0 }, 1, 1]);
  // Nobody decided about the other one.
  await world.at('2027-03-01T13:00:00Z');
  assert.deepEqual(await left(), [{ reports: 1, decisions: 0 }, 0, 1]);
  await world.as('elise').rows`select answer_contest(${id}, true, 'La règle vaut pour tous.')`;
  await world.at('2028-03-02T11:00:00Z');
  assert.deepEqual((await left()).slice(2), [0]);
});

const excerpts = async ({ admin }: Pick<World, 'admin'>) =>
  admin.rows`
    select p.username as person, m.template, m.params ->> 'excerpt' as excerpt
    from app.mail_outbox m join profiles p on p.id = m.person_id
    where m.params ? 'excerpt' order by 1, 2`;

test('no mail quotes somebody else’s comment, and none one’s own once it is deleted', async (world) => {
  const id = await hidden(world);
  await post(world, 'camille', 2, 'Encore moi');
  await report(world, 'zoe', 2);
  await world.as('elise')
    .rows`select decide_report(${await openReport(world)}, false, null, null, 'Non.')`;
  await world.as('camille').rows`select contest_decision(${id}, 'Pourquoi ?')`;
  await world.as('elise').rows`select answer_contest(${id}, true, 'La règle vaut pour tous.')`;
  assert.deepEqual(await excerpts(world), [
    { person: 'camille', template: 'comment-contest-answered', excerpt: 'Bonjour' },
    { person: 'camille', template: 'comment-moderated', excerpt: 'Bonjour' },
  ]);
  await world.as('camille').rows`select delete_comment(${commentId(1)})`;
  assert.deepEqual(await excerpts(world), []);
  await hide(world, 'elise', 2);
  await world.admin.rows`select app.erase_comments(${personId('camille')})`;
  assert.deepEqual(await excerpts(world), []);
});

test('the answer to a contest does not quote what its author deleted', async (world) => {
  const id = await hidden(world);
  await world.as('camille').rows`select contest_decision(${id}, 'Pourquoi ?')`;
  await world.as('camille').rows`select delete_comment(${commentId(1)})`;
  await world.as('elise').rows`select answer_contest(${id}, true, 'La règle vaut pour tous.')`;
  assert.deepEqual(await excerpts(world), []);
});

test('who reported reads the text as long as they may read the comment', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  await report(world, 'zoe', 1);
  await report(world, 'elise', 1);
  const read = async (persona: Persona) => (await mine(world, persona)).reports[0].text;
  assert.equal(await read('zoe'), 'Bonjour');
  await hide(world, 'elise', 1);
  assert.deepEqual([await read('zoe'), await read('elise')], [null, 'Bonjour']);
  await hide(world, 'elise', 1, 'restore');
  const publish = (release: object) => world.admin.rows`
    select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;
  await publish(changed({ static: { opensAt: NOT_YET, isStatic: false, bodyHash: 'hash-open' } }));
  assert.equal(await read('zoe'), null);
  await publish(changed({}));
  assert.equal(await read('zoe'), 'Bonjour');
  await world.as('camille').rows`select delete_comment(${commentId(1)})`;
  assert.equal(await read('zoe'), null);
});

test('who leaves takes their words out of what nobody decided, and leaves what was', async (world) => {
  const id = await hidden(world);
  await post(world, 'camille', 2, 'Signalé');
  await report(world, 'zoe', 2);
  await post(world, 'camille', 3, 'Signalé et décidé');
  await report(world, 'lou', 3);
  const decided = (await desk(world, 'elise')).reports.find(
    ({ comment_id }: { comment_id: string }) => comment_id === commentId(3),
  );
  await world.as('elise')
    .rows`select decide_report(${decided.id}, true, 'spam', 'Publicité', 'Merci.')`;
  await world.as('camille').rows`select contest_decision(${id}, 'Pourquoi ?')`;
  await world.admin.rows`select app.erase_comments(${personId('camille')})`;
  assert.deepEqual(
    await world.admin.rows`
      select reported_text from app.comment_reports
      where comment_id in (${commentId(2)}, ${commentId(3)}) order by comment_id`,
    [{ reported_text: '' }, { reported_text: 'Signalé et décidé' }],
  );
  assert.deepEqual(
    await world.admin.rows`
      select decided_text, contest from app.comment_decisions
      where comment_id in (${commentId(1)}, ${commentId(3)}) order by comment_id`,
    [
      { decided_text: '', contest: null },
      { decided_text: 'Signalé et décidé', contest: null },
    ],
  );
  const { reports, contests } = await desk(world, 'elise');
  assert.deepEqual([reports.length, contests.length], [1, 0]);
});

test('a crowd against one comment is one entry, and another course’s reports crowd out nothing', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  await world.at('2026-03-01T10:00:00Z');
  await report(world, 'zoe', 1, { reason: 'spam', explanation: 'Publicité' });
  await world.at('2026-03-01T10:01:00Z');
  await world.as('camille').rows`select edit_comment(${commentId(1)}, 'Bonsoir')`;
  await report(world, 'lou', 1, { reason: 'hate', explanation: 'Haineux' });
  await world.at('2026-03-01T10:02:00Z');
  await report(world, 'ines', 1, { reason: 'spam', explanation: '' });
  const [entry, ...more] = (await desk(world, 'elise')).reports;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [entry.report_count, entry.text, entry.explanation],
    [3, 'Bonjour', 'Publicité'],
  );
  assert.deepEqual(entry.others, [
    { reason: 'hate', explanation: 'Haineux', text: 'Bonsoir' },
    { reason: 'spam', explanation: '', text: 'Bonsoir' },
  ]);
  await world.admin.rows`
    with flood as (
      insert into comments (lesson_id, author_id, body, created_at)
      select 'static', ${personId('camille')}, 'N° ' || n, '2026-01-01' from generate_series(1, 250) n
      returning id
    )
    insert into app.comment_reports
      (comment_id, reporter_id, reason, explanation, reported_text, created_at)
    select id, ${personId('lou')}, 'spam', '', 'x', '2026-01-02' from flood`;
  await post(world, 'dominique', 2, 'Entre nous', { lesson: 'members' });
  await report(world, 'elise', 2);
  assert.deepEqual(
    (await desk(world, 'alix')).reports.map(({ comment_id }: { comment_id: string }) => comment_id),
    [commentId(2)],
  );
  assert.equal((await desk(world, 'elise')).reports.length, 200);
});

const teamNotices = async ({ admin }: Pick<World, 'admin'>) =>
  (
    await admin.rows`
      select p.username || ' ' || (n.details ->> 'what') as told
      from notifications n join profiles p on p.id = n.person_id
      where n.details ->> 'what' in ('report', 'contest') order by 1`
  ).map(({ told }) => told);

test('nobody of the team decides about their own comment, nor is shown or told what waits about it', async (world) => {
  await post(world, 'alix', 1, 'Bienvenue', { lesson: 'members' });
  await report(world, 'dominique', 1);
  assert.deepEqual(await teamNotices(world), ['elise report']);
  const id = await openReport(world);
  assert.deepEqual((await desk(world, 'alix')).reports, []);
  assert.equal(
    await world.as('alix').refusal`select decide_report(${id}, false, null, null, 'Non.')`,
    'PT403 comment-yours',
  );
  await world.as('elise').rows`select decide_report(${id}, true, 'spam', ${FACTS}, 'Merci.')`;
  assert.deepEqual((await desk(world, 'alix')).log, []);
  assert.equal(
    await world.as('alix').refusal`
      select moderate_comment(${commentId(1)}, 'restore', null, null)`,
    'PT403 comment-yours',
  );
  await hide(world, 'elise', 1, 'lock');
  assert.equal(
    await world.as('alix').refusal`
      select moderate_comment(${commentId(1)}, 'unlock', null, null)`,
    'PT403 comment-yours',
  );
  const decision = (await mine(world, 'alix')).decisions[0].id;
  await world.as('alix').rows`select contest_decision(${decision}, 'Pourquoi ?')`;
  assert.deepEqual((await desk(world, 'alix')).contests, []);
  assert.equal(
    await world.as('alix').refusal`select answer_contest(${decision}, false, 'Si.')`,
    'PT403 comment-yours',
  );
});

test('what one closed or hid of one’s own, one opens and shows again', async (world) => {
  await post(world, 'alix', 1, 'Annonce', { lesson: 'members' });
  assert.deepEqual(await hide(world, 'alix', 1, 'lock'), { is_hidden: false, is_locked: true });
  assert.deepEqual(await hide(world, 'alix', 1, 'unlock'), { is_hidden: false, is_locked: false });
  await hide(world, 'alix', 1);
  assert.deepEqual(await hide(world, 'alix', 1, 'restore'), {
    is_hidden: false,
    is_locked: false,
  });
});

test('a contest is for somebody else than who decided, where there is somebody else', async (world) => {
  await post(world, 'dominique', 1, 'Entre nous', { lesson: 'members' });
  await hide(world, 'alix', 1);
  const id = String((await mine(world, 'dominique')).decisions[0].id);
  await world.as('dominique').rows`select contest_decision(${id}, 'Pourquoi ?')`;
  assert.deepEqual(await teamNotices(world), ['elise contest']);
  assert.deepEqual((await desk(world, 'alix')).contests, []);
  assert.equal((await desk(world, 'elise')).contests.length, 1);
  const answer = () => world.as('alix').refusal`select answer_contest(${id}, true, 'Si.')`;
  assert.equal(await answer(), 'PT403 decision-yours');
  // Who may not work is nobody to wait for.
  await world.admin.rows`update profiles set suspended_at = now() where username = 'elise'`;
  assert.equal((await desk(world, 'alix')).contests.length, 1);
  await world.as('alix').rows`select answer_contest(${id}, true, 'Si.')`;
});

test('one’s own data hold what one decided, and nothing that others wrote', async (world) => {
  const id = await hidden(world);
  await world.as('camille').rows`select contest_decision(${id}, 'C’était la mienne.')`;
  await post(world, 'lou', 2, 'Signalé');
  await report(world, 'elise', 2);
  const export_ = async (persona: Persona) =>
    JSON.stringify(
      await world.admin.value`select app.comments_of(${personId(persona as 'elise')})`,
    );
  const hers = await export_('elise');
  assert.match(hers, /"action": ?"hide"/);
  assert.match(hers, /Le commentaire donne l’adresse/);
  assert.doesNotMatch(hers, /Bonjour|la mienne|Signalé/);
  assert.match(await export_('camille'), /Bonjour.*la mienne|la mienne.*Bonjour/);
});

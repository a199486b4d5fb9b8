// An application with drizzle over node-postgres.

'use strict';

const { drizzle } = require('drizzle-orm/node-postgres');
const { bigint, date, integer, numeric, pgSchema, pgTable, text } = require('drizzle-orm/pg-core');
const { count, eq, inArray, sql } = require('drizzle-orm');
const { Pool } = require('pg');
const { errorOf, main } = require('../common.js');

const pool = new Pool({ max: 1 });
const db = drizzle(pool);
const day = '2026-06-30';

const company = pgTable('company', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  division: text('division'),
  tags: text('tags').array(),
  checkedOn: date('checked_on'),
});

const record = pgSchema('credit').table('record', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAs(sql`numbered`), // which is read and never written
  subject: bigint('subject', { mode: 'number' }).notNull(),
  recordType: text('record_type').notNull(),
  decidedOn: date('decided_on').notNull(),
  endedOn: date('ended_on'),
  amount: numeric('amount'),
  flags: text('flags').array(),
  note: text('note'),
});

const rows = async (connection, statement) => (await connection.execute(statement)).rows;

const actingAs = (user, work) => db.transaction(async (tx) => {
  await tx.execute(sql`SELECT set_config('role', ${user}, true)`);
  return work(tx);
});

// What the database said stands below what drizzle says.
const said = (error) => error.cause ?? error;

main(`drizzle ${require('drizzle-orm/version').npmVersion}`, {
  find: () => db.select({ id: company.id, code: company.code, name: company.name })
    .from(company).where(eq(company.code, '91990101ma0000138d')),

  find_any: () => db.select({ id: company.id }).from(company)
    .where(inArray(company.code, ['91990101ma0000138d', '91990101MA00001468'])).orderBy(company.id),

  insert: () => db.insert(company)
    .values({
      code: ' 91990101ma00300117 ', name: '示例新公司（演示数据）', division: '990101000000', tags: ['甲', '乙'], checkedOn: day,
    })
    .returning({ code: company.code, division: company.division, tags: company.tags, checkedOn: company.checkedOn }),

  upsert: () => db.insert(company)
    .values({ code: '91990101ma00300117', name: '示例改名公司（演示数据）' })
    .onConflictDoUpdate({ target: company.code, set: { name: sql`excluded.name`, checkedOn: sql`excluded.checked_on` } })
    .returning({ code: company.code, name: company.name, checkedOn: company.checkedOn }),

  refused: async () => {
    const error = said(await errorOf(db.insert(company).values({ code: '91990101MA0000138E', name: '示例错公司（演示数据）' })));
    return [{ code: error.code, detail: error.detail }];
  },

  search: async () => {
    const found = (typed) => db.$count(company, eq(company.code, sql`govcredit.try_uscc(${typed})`));
    return [[await found('abc'), await found('91990101ma0000138d')]];
  },

  prefix: () => db.select({ count: count() }).from(company).where(sql`code::text LIKE ${'91990101MA00001%'}`),

  rollback: async () => {
    await db.transaction(async (tx) => {
      await tx.insert(company).values({ code: '91990101MA003002XY', name: '示例前公司（演示数据）' });
      await errorOf(tx.transaction((inner) => inner.update(company).set({ code: 'abc' }).where(eq(company.id, 13))));
    });
    return db.select({ name: company.name }).from(company).where(eq(company.code, '91990101MA003002XY'));
  },

  workdays: () => rows(db, sql`SELECT govcredit.add_workdays(${'2019-09-27'}, ${7})`),

  ranking: () => actingAs('regress_app_li', (tx) => rows(tx,
    sql`SELECT rank, name, score, grade FROM credit.ranking_on(${day}) WHERE kind = ${'department'} ORDER BY rank`)),

  sanctions: () => actingAs('regress_app_li', (tx) => rows(tx,
    sql`SELECT starts_on, ends_on, ends_when, actions, except_purposes
          FROM credit.sanctions_on(${day}, subject => ${1}) WHERE cardinality(actions) > 0
         ORDER BY actions, starts_on`)),

  barred: () => actingAs('regress_app_li', (tx) => rows(tx,
    sql`SELECT credit.is_barred(${1}, ${'fiscal_appropriation'}, NULL, ${day}) AS at_all,
               credit.is_barred(${1}, ${'fiscal_appropriation'}, ${'wages'}, ${day}) AS for_wages`)),

  misspelt: async () => {
    const error = said(await errorOf(actingAs('regress_app_li', (tx) => rows(tx,
      sql`SELECT credit.is_barred(${1}, ${'fiscal_apropriation'}, NULL, ${day})`))));
    return [{ code: error.code, constraint: error.constraint }];
  },

  chinese: async () => {
    const error = said(await errorOf(actingAs('regress_app_li', async (tx) => {
      await tx.execute(sql`SELECT set_config('govcredit.language', 'zh', true)`);
      return rows(tx, sql`SELECT credit.is_barred(${1}, ${'fiscal_apropriation'}, NULL, ${day})`);
    })));
    return [{ message: error.message, hint: error.hint }];
  },

  record: () => actingAs('regress_app_li', (tx) => tx.insert(record)
    .values({
      subject: 2, recordType: 'promise_broken', decidedOn: '2026-04-01', amount: '1200.5', flags: ['main_responsible'], note: '演示数据',
    })
    .returning({ decidedOn: record.decidedOn, endedOn: record.endedOn, amount: record.amount, flags: record.flags })),

  load: () => {
    const delivery = [
      { subject: { uscc: '11990101000000027Q' }, record_type: 'good_case', decided_on: '2026-03-02' },
      { subject: { uscc: 'abc' }, record_type: 'good_case', decided_on: '2026-03-02' },
    ];
    return actingAs('regress_app_li', (tx) => rows(tx,
      sql`SELECT place, state, error FROM credit.load_records(${JSON.stringify(delivery)}, partial => true) ORDER BY place`));
  },

  links: () => actingAs('regress_app_li', (tx) => rows(tx,
    sql`SELECT subject, lower(valid) AS first_day, upper(valid) AS end FROM credit.subject_link ORDER BY subject`)),

  report: () => actingAs('regress_app_zhao', async (tx) => {
    const [{ id, sha256, contents }] = await rows(tx,
      sql`SELECT id, sha256, contents FROM credit.issue_report(${3}, ${'招标投标'}, ${day})`);
    const [{ genuine }] = await rows(tx, sql`SELECT genuine FROM credit.verify_report(${id}, ${sha256})`);
    return [[contents.records[0].decided_on, genuine]];
  }),

  role: async () => {
    const seen = [];
    for (const user of ['regress_app_li', 'regress_app_wang']) {
      const [{ count: subjects }] = await actingAs(user, (tx) => rows(tx, sql`SELECT count(*) FROM credit.subject`));
      seen.push(subjects);
    }
    const [{ left }] = await rows(db, sql`SELECT CURRENT_USER AS left`);
    return [[...seen, left]];
  },

  evaluate_refused: async () => {
    const error = said(await errorOf(actingAs('regress_app_zhao', (tx) => tx.execute(sql`CALL credit.evaluate(${day})`))));
    return [{ code: error.code, constraint: error.constraint }];
  },

  evaluate: async () => {
    const client = await pool.connect();
    const alone = drizzle(client);
    await alone.execute(sql`SET ROLE regress_app_zhao`);
    try {
      await alone.execute(sql`CALL credit.evaluate(${day})`);
      return await rows(alone, sql`SELECT state, done FROM credit.evaluation ORDER BY id DESC LIMIT 1`);
    } finally {
      await alone.execute(sql`RESET ROLE`);
      client.release();
    }
  },

  evaluate_within: () => actingAs('regress_app_zhao', async (tx) => {
    const [{ number }] = await rows(tx,
      sql`SELECT credit_internal.evaluation_begin(${'2026-05-31'}, ${'月度评价'}, NULL, ${1000}) AS number`);
    let more = true;
    while (more) {
      [{ more }] = await rows(tx, sql`SELECT credit_internal.evaluation_step(${number}, ${1000}) AS more`);
    }
    return rows(tx, sql`SELECT state, done FROM credit.evaluation WHERE id = ${number}`);
  }),
}).finally(() => pool.end());

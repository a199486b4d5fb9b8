// An application with node-postgres (npm package pg).

'use strict';

const pg = require('pg');
const { errorOf, main } = require('../common.js');

const pool = new pg.Pool({ max: 1 });
const day = '2026-06-30';

const rows = async (client, statement, ...parameters) => (await client.query(statement, parameters)).rows;

async function actingAs(user, work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('role', $1, true)", [user]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

main(`node-postgres ${require('pg/package.json').version}`, {
  find: async () => {
    const result = await pool.query('SELECT id, code, name FROM company WHERE code = $1', ['91990101ma0000138d']);
    return result.rows;
  },

  find_any: () => rows(pool, 'SELECT id FROM company WHERE code = ANY($1) ORDER BY id',
    ['91990101ma0000138d', '91990101MA00001468']),

  insert: () => rows(pool,
    'INSERT INTO company (code, name, division, tags, checked_on) VALUES ($1, $2, $3, $4, $5)'
      + ' RETURNING code, division, tags, checked_on',
    ' 91990101ma00300117 ', '示例新公司（演示数据）', '990101000000', ['甲', '乙'], day),

  upsert: () => rows(pool,
    'INSERT INTO company (code, name) VALUES ($1, $2)'
      + ' ON CONFLICT (code) DO UPDATE SET name = excluded.name, checked_on = excluded.checked_on'
      + ' RETURNING code, name, checked_on',
    '91990101ma00300117', '示例改名公司（演示数据）'),

  refused: async () => {
    const error = await errorOf(pool.query('INSERT INTO company (code, name) VALUES ($1, $2)',
      ['91990101MA0000138E', '示例错公司（演示数据）']));
    return [{ code: error.code, detail: error.detail }];
  },

  search: async () => {
    const statement = 'SELECT name FROM company WHERE code = govcredit.try_uscc($1)';
    return [[(await rows(pool, statement, 'abc')).length, (await rows(pool, statement, '91990101ma0000138d')).length]];
  },

  prefix: () => rows(pool, 'SELECT count(*) FROM company WHERE code::text LIKE $1', '91990101MA00001%'),

  rollback: async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO company (code, name) VALUES ($1, $2)',
      ['91990101MA003002XY', '示例前公司（演示数据）']);
    await client.query('SAVEPOINT before');
    await errorOf(client.query('UPDATE company SET code = $1 WHERE id = 13', ['abc']));
    await client.query('ROLLBACK TO SAVEPOINT before');
    await client.query('COMMIT');
    client.release();
    return rows(pool, 'SELECT name FROM company WHERE code = $1', '91990101MA003002XY');
  },

  workdays: () => rows(pool, 'SELECT govcredit.add_workdays($1, $2)', '2019-09-27', 7),

  ranking: () => actingAs('regress_app_li', (client) => rows(client,
    'SELECT rank, name, score, grade FROM credit.ranking_on($1) WHERE kind = $2 ORDER BY rank', day, 'department')),

  sanctions: () => actingAs('regress_app_li', (client) => rows(client,
    'SELECT starts_on, ends_on, ends_when, actions, except_purposes'
      + ' FROM credit.sanctions_on($1, subject => $2) WHERE cardinality(actions) > 0'
      + ' ORDER BY actions, starts_on', day, 1)),

  barred: () => actingAs('regress_app_li', (client) => rows(client,
    'SELECT credit.is_barred($1, $2, NULL, $3) AS at_all, credit.is_barred($1, $2, $4, $3) AS for_wages',
    1, 'fiscal_appropriation', day, 'wages')),

  misspelt: async () => {
    const error = await errorOf(actingAs('regress_app_li', (client) => rows(client,
      'SELECT credit.is_barred($1, $2, NULL, $3)', 1, 'fiscal_apropriation', day)));
    return [{ code: error.code, constraint: error.constraint }];
  },

  chinese: async () => {
    const error = await errorOf(actingAs('regress_app_li', async (client) => {
      await client.query("SELECT set_config('govcredit.language', 'zh', true)");
      return rows(client, 'SELECT credit.is_barred($1, $2, NULL, $3)', 1, 'fiscal_apropriation', day);
    }));
    return [{ message: error.message, hint: error.hint }];
  },

  record: () => actingAs('regress_app_li', (client) => rows(client,
    'INSERT INTO credit.record (subject, record_type, decided_on, amount, flags, note)'
      + ' VALUES ($1, $2, $3, $4, $5, $6) RETURNING decided_on, ended_on, amount, flags',
    2, 'promise_broken', '2026-04-01', 1200.5, ['main_responsible'], '演示数据')),

  load: () => {
    const delivery = [
      { subject: { uscc: '11990101000000027Q' }, record_type: 'good_case', decided_on: '2026-03-02' },
      { subject: { uscc: 'abc' }, record_type: 'good_case', decided_on: '2026-03-02' },
    ];
    return actingAs('regress_app_li', (client) => rows(client,
      'SELECT place, state, error FROM credit.load_records($1, partial => true) ORDER BY place',
      JSON.stringify(delivery)));
  },

  links: () => actingAs('regress_app_li', (client) => rows(client,
    'SELECT subject, lower(valid) AS first_day, upper(valid) AS end FROM credit.subject_link ORDER BY subject')),

  report: () => actingAs('regress_app_zhao', async (client) => {
    const [{ id, sha256, contents }] = await rows(client,
      'SELECT id, sha256, contents FROM credit.issue_report($1, $2, $3)', 3, '招标投标', day);
    const [{ genuine }] = await rows(client, 'SELECT genuine FROM credit.verify_report($1, $2)', id, sha256);
    return [[contents.records[0].decided_on, genuine]];
  }),

  role: async () => {
    const seen = [];
    for (const user of ['regress_app_li', 'regress_app_wang']) {
      const [{ count }] = await actingAs(user, (client) => rows(client, 'SELECT count(*) FROM credit.subject'));
      seen.push(count);
    }
    const [{ left }] = await rows(pool, 'SELECT CURRENT_USER AS left');
    return [[...seen, left]];
  },

  evaluate_refused: async () => {
    const error = await errorOf(actingAs('regress_app_zhao', (client) => client.query('CALL credit.evaluate($1)', [day])));
    return [{ code: error.code, constraint: error.constraint }];
  },

  evaluate: async () => {
    const client = await pool.connect();
    await client.query('SET ROLE regress_app_zhao');
    try {
      await client.query('CALL credit.evaluate($1)', [day]);
      return await rows(client, 'SELECT state, done FROM credit.evaluation ORDER BY id DESC LIMIT 1');
    } finally {
      await client.query('RESET ROLE');
      client.release();
    }
  },

  evaluate_within: () => actingAs('regress_app_zhao', async (client) => {
    const [{ number }] = await rows(client,
      'SELECT credit_internal.evaluation_begin($1, $2, NULL, $3) AS number', '2026-05-31', '月度评价', 1000);
    let more = true;
    while (more) {
      [{ more }] = await rows(client, 'SELECT credit_internal.evaluation_step($1, $2) AS more', number, 1000);
    }
    return rows(client, 'SELECT state, done FROM credit.evaluation WHERE id = $1', number);
  }),
}).finally(() => pool.end());

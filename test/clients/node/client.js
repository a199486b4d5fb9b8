// node-postgres: parameters are sent beside the statement, as text; results in
// text or binary.

'use strict';

const pg = require('pg');

// The pg-protocol of Debian 12 and 13 leaves the number of result formats out
// of a Bind message that asks for binary results.
const bind = require('pg-protocol').serialize.bind({ binary: true, values: [] });
const binaryResults = bind.subarray(-4).equals(Buffer.from([0, 1, 0, 1]));

// table, type, as somebody types it, as the type writes it, its binary format
const bigint = (n) => { const b = Buffer.alloc(8); b.writeBigInt64BE(n); return b; };
const codes = [
  ['company', 'uscc', '91990100ma0000138y', '91990100MA0000138Y', Buffer.from('91990100MA0000138Y')],
  ['area', 'division', '990101013000', '990101013', bigint(990101013000n)],
  ['person', 'resident_id', '11010519491231002x', '11010519491231002X', bigint(11010519491231002n)],
  ['decision', 'document_no', '示例政[2023]13号', '示例政〔2023〕13号', Buffer.from('示例政〔2023〕13号')],
];
let checks = 0;
let failures = 0;

function check(good, what, seen) {
  checks += 1;
  if (!good) failures += 1;
  console.log((good ? 'ok ' : 'not ok ') + what);
  if (!good) console.log('#', seen);
}

let notices = [];

// Was the one statement executed by the index on code, and by nothing else?
function usesIndex(table) {
  const plans = notices.filter((n) => n.includes('plan:\n') && n.includes('FROM ' + table));
  return plans.length === 1 && plans[0].includes(`Index Scan using ${table}_code on ${table} `)
    && plans[0].includes('Index Cond: (code = ') && plans[0].includes('(actual rows=1')
    && !plans[0].includes('Filter:') && !plans[0].includes('Seq Scan');
}

async function main() {
  const client = new pg.Client();
  await client.connect();
  client.on('notice', (notice) => notices.push(notice.message));

  const run = async (query) => {
    notices = [];
    return (await client.query(query)).rows;
  };
  const fails = async (query) => {
    try {
      await run(query);
    } catch (error) {
      return error;
    }
    return {};
  };

  for (const [table, type, typed, written, binary] of codes) {
    const found = (rows, code) => rows.length === 1 && rows[0].id === 13
      && rows[0].code.toString() === code.toString();
    // The driver declares nothing; a cast in the statement declares.
    for (const [declared, parameter] of [['unknown', '$1'], ['text', '$1::text'], ['varchar', '$1::varchar']]) {
      const text = `SELECT id, code FROM ${table} WHERE code = ${parameter}`;
      let rows = await run({ text, values: [typed] });
      check(found(rows, written) && usesIndex(table), `${table}, parameter as ${declared}`, notices);
      // After five executions the server may take up a generic plan.
      let good = true;
      for (let i = 0; i < 8; i++) {
        rows = await run({ name: `${table} ${declared}`, text, values: [typed] });
        good = good && found(rows, written) && usesIndex(table);
      }
      check(good, `${table}, parameter as ${declared}, named statement`, notices);
    }

    // The driver reads every value as UTF-8, also a binary one, and loses bytes
    // that are none (pg-protocol 1.16, parseDataRowMessage); so integers are to
    // be fetched as text, which is its default.
    if (binaryResults && (type === 'uscc' || type === 'document_no')) {
      const [{ oid }] = await run(`SELECT 'govcredit.${type}'::regtype::oid::int AS oid`);
      client.setTypeParser(oid, 'binary', (bytes) => bytes);
      const rows = await run({
        text: `SELECT id, code FROM ${table} WHERE code = $1`, values: [typed], binary: true,
      });
      check(rows.length === 1 && binary.equals(rows[0].code) && usesIndex(table),
        `${table}, result in binary`, rows);
    }
    await run(`CREATE TEMP TABLE copy_of_${table} (code govcredit.${type})`);
    await run({ text: `INSERT INTO copy_of_${table} VALUES ($1)`, values: [typed] });
    const copy = await run(`SELECT code FROM copy_of_${table}`);
    check(copy.length === 1 && copy[0].code === written, `${table}, there and back`, copy);
    // A Buffer is sent as binary.
    const same = await run({ text: `SELECT $1::govcredit.${type} AS code`, values: [binary] });
    check(same[0].code === written, `${table}, parameter of the type, binary`, same);
  }

  // The proof can fail: a comparison as text is no business of the index.
  await run({ text: 'SELECT id, code FROM company WHERE code::text = $1', values: ['91990100MA0000138Y'] });
  check(!usesIndex('company'), 'a comparison as text is seen as such', notices);

  let rows = await run({ text: 'SELECT govcredit.add_workdays($1, $2)::text AS due', values: ['2019-09-27', 7] });
  check(rows[0].due === '2019-10-12', 'add_workdays', rows);
  rows = await run({
    text: 'SELECT govcredit.points($1, $2, $3, severity => $4)',
    values: ['cn-government-integrity', 'enterprise', 'administrative_penalty', 'serious'],
  });
  check(Number(rows[0].points) === -40, 'points', rows);

  let error = await fails({ text: 'SELECT id FROM company WHERE code = $1', values: ['919901000000000138'] });
  check(error.code === '22P02' && error.detail === 'The check character is "8", expected "L".',
    'a bad code is refused with SQLSTATE and detail', error);
  error = await fails({ text: 'SELECT id FROM person WHERE code = $1', values: ['110105194912310021'] });
  check(error.message.includes('"1101**********0021"')
    && error.detail === 'The check character is "1", expected "X".',
    'a bad number is refused and not repeated in full', error);
  rows = await run({ text: 'SELECT id FROM company WHERE code = $1', values: ['91990100MA0000138Y'] });
  check(rows.length === 1 && rows[0].id === 13, 'the next statement works', rows);

  // Newer drivers make an object of a range, in which infinity is no bound.
  for (const range of [3908, 3910, 3912]) {
    client.setTypeParser(range, 'text', (text) => text);
  }
  // Every relation and every question of a registry: no day without end, which the driver makes a number of, and JSON null.
  const endless = (value) => Number.isNaN(value) || value === Infinity || value === -Infinity
    || (typeof value === 'string' && /^[[(]?-?infinity|,-?infinity[\])]$/.test(value))
    || (Array.isArray(value) && value.some(endless));
  const statements = await run('SELECT statement FROM public.readable ORDER BY statement COLLATE "C"');
  check(statements.length > 80, 'relations and questions are many', statements.length);
  for (const { statement } of statements) {
    try {
      const read = await run(statement);
      check(!read.some((row) => Object.values(row).some(endless)), statement, read[0]);
    } catch (fault) {
      check(false, statement, fault);
    }
  }
  rows = await run("SELECT date 'infinity' AS day, '[2026-01-01,infinity]'::daterange AS days, date '2026-06-30' AS good");
  check(endless(rows[0].day) && endless(rows[0].days) && !endless(rows[0].good), 'a day without end is seen as such', rows);

  await client.end();
  console.log(`${checks} checks, ${failures} failures`);
  process.exitCode = failures > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});

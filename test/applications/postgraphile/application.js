// An application with PostGraphile: the company table and the registry over GraphQL, as a role of the registry.

'use strict';

const fs = require('fs');
const path = require('path');
const { graphql } = require('graphql');
const { Pool } = require('pg');
const { createPostGraphileSchema, withPostGraphileContext } = require('postgraphile');
const { errorOf, main } = require('../common.js');

const pool = new Pool({ max: 2 });
const day = '2026-06-30';
const offered = createPostGraphileSchema(pool, ['public', 'credit'], { dynamicJson: true });

// Who asks becomes the role for the transaction in which the document is executed; other settings likewise.
async function ask(source, { user, variables, settings = {} } = {}) {
  const schema = await offered;
  const pgSettings = user ? { role: user, ...settings } : settings;
  const answer = await withPostGraphileContext({ pgPool: pool, pgSettings },
    (context) => graphql(schema, source, null, context, variables));
  if (answer.errors) throw answer.errors[0].originalError ?? answer.errors[0];
  return answer.data;
}

const li = 'regress_app_li';
const zhao = 'regress_app_zhao';
const barred = `query ($action: String, $day: Date) {
  atAll: isBarred(subject: "1", action: $action, asOf: $day)
  forWages: isBarred(subject: "1", action: $action, purpose: "wages", asOf: $day)
}`;
const misspelt = { user: li, variables: { action: 'fiscal_apropriation', day } };
const company = `mutation ($company: CompanyInput!) {
  createCompany(input: {company: $company}) { company { code division tags checkedOn } }
}`;

main(`PostGraphile ${require('postgraphile/package.json').version}`, {
  find: async () => {
    const data = await ask('{ companyByCode(code: "91990101ma0000138d") { id code name } }');
    return [data.companyByCode];
  },

  find_any: async () => {
    const data = await ask(`{
      a: companyByCode(code: "91990101ma0000138d") { id }
      b: companyByCode(code: "91990101MA00001468") { id }
    }`);
    return [data.a, data.b];
  },

  insert: async () => {
    const data = await ask(company, {
      variables: {
        company: {
          code: ' 91990101ma00300117 ', name: '示例新公司（演示数据）', division: '990101000000', tags: ['甲', '乙'], checkedOn: day,
        },
      },
    });
    return [data.createCompany.company];
  },

  upsert: async () => {
    const data = await ask(`mutation {
      updateCompanyByCode(input: {code: "91990101ma00300117", companyPatch: {name: "示例改名公司（演示数据）", checkedOn: null}}) {
        company { code name checkedOn }
      }
    }`);
    return [data.updateCompanyByCode.company];
  },

  refused: async () => {
    const error = await errorOf(ask(company, { variables: { company: { code: '91990101MA0000138E', name: '示例错公司（演示数据）' } } }));
    return [{ code: error.code, detail: error.detail }];
  },

  search: async () => {
    const data = await ask(`{
      nonsense: searchCompanies(typed: "abc") { totalCount }
      code: searchCompanies(typed: "91990101ma0000138d") { totalCount }
    }`);
    return [[data.nonsense.totalCount, data.code.totalCount]];
  },

  prefix: async () => {
    const data = await ask('{ companiesFrom(beginning: "91990101MA00001") { totalCount } }');
    return [data.companiesFrom];
  },

  workdays: async () => [await ask('{ workdaysLater(day: "2019-09-27", workdays: 7) }')],

  ranking: async () => {
    const data = await ask(`query ($day: Date) {
      rankingOn(asOf: $day) { nodes { kind rank name score grade } }
    }`, { user: li, variables: { day } });
    return data.rankingOn.nodes.filter((row) => row.kind === 'department')
      .map(({ rank, name, score, grade }) => ({ rank, name, score, grade }));
  },

  sanctions: async () => {
    const data = await ask(`query ($day: Date) {
      sanctionsOn(asOf: $day, subject: "1") { nodes { startsOn endsOn endsWhen actions exceptPurposes } }
    }`, { user: li, variables: { day } });
    const key = (row) => `${row.actions} ${row.startsOn}`;
    return data.sanctionsOn.nodes.filter((row) => row.actions.length > 0)
      .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  },

  barred: async () => [await ask(barred, { user: li, variables: { action: 'fiscal_appropriation', day } })],

  misspelt: async () => {
    const error = await errorOf(ask(barred, misspelt));
    return [{ code: error.code, constraint: error.constraint }];
  },

  chinese: async () => {
    const error = await errorOf(ask(barred, { ...misspelt, settings: { 'govcredit.language': 'zh' } }));
    return [{ message: error.message, hint: error.hint }];
  },

  record: async () => {
    const data = await ask(`mutation ($record: RecordInput!) {
      createRecord(input: {record: $record}) { record { decidedOn endedOn amount flags } }
    }`, {
      user: li,
      variables: {
        record: {
          subject: '2', recordType: 'promise_broken', decidedOn: '2026-04-01', amount: '1200.5', flags: ['main_responsible'], note: '演示数据',
        },
      },
    });
    return [data.createRecord.record];
  },

  load: async () => {
    const delivery = [
      { subject: { uscc: '11990101000000027Q' }, record_type: 'good_case', decided_on: '2026-03-02' },
      { subject: { uscc: 'abc' }, record_type: 'good_case', decided_on: '2026-03-02' },
    ];
    const data = await ask(`mutation ($records: String) {
      loadRecords(input: {records: $records, partial: true}) { loadRecordsRows { place state error } }
    }`, { user: li, variables: { records: JSON.stringify(delivery) } });
    return data.loadRecords.loadRecordsRows;
  },

  links: async () => {
    const data = await ask(`{
      allSubjectLinks(orderBy: SUBJECT_ASC) { nodes { subject valid { start { value } end { value } } } }
    }`, { user: li });
    const bound = (end) => (end ? end.value : null);
    return data.allSubjectLinks.nodes.map(({ subject, valid }) => [subject, bound(valid.start), bound(valid.end)]);
  },

  report: async () => {
    const { issueReport: { creditReport: report } } = await ask(`mutation ($day: Date) {
      issueReport(input: {subject: "3", purpose: "招标投标", asOf: $day}) { creditReport { id sha256 contents } }
    }`, { user: zhao, variables: { day } });
    const { verifyReport } = await ask(`query ($report: BigInt, $sha256: String) {
      verifyReport(report: $report, sha256: $sha256) { nodes { genuine } }
    }`, { user: zhao, variables: { report: report.id, sha256: report.sha256 } });
    return [[report.contents.records[0].decided_on, verifyReport.nodes[0].genuine]];
  },

  role: async () => {
    const seen = [];
    for (const user of [li, 'regress_app_wang']) {
      const data = await ask('{ allSubjects { totalCount } }', { user });
      seen.push(data.allSubjects.totalCount);
    }
    const { rows: [{ left }] } = await pool.query('SELECT CURRENT_USER AS left');
    return [[...seen, left]];
  },
}, fs.readFileSync(path.join(__dirname, 'without'), 'utf8').trimEnd().split('\n').map((line) => line.split('\t')[0]))
  .finally(() => pool.end());

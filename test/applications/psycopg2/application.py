"""An application with psycopg 2."""

import datetime
import json
import os
import sys
from contextlib import contextmanager

import psycopg2

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from common import main  # noqa: E402

connection = psycopg2.connect('')
connection.autocommit = True
cursor = connection.cursor()
day = datetime.date(2026, 6, 30)


def rows(statement, *parameters):
    cursor.execute(statement, parameters)
    return cursor.fetchall()


@contextmanager
def acting_as(user):
    with connection:
        cursor.execute("SELECT set_config('role', %s, true)", (user,))
        yield


def find():
    cursor.execute('SELECT id, code, name FROM company WHERE code = %s', ('91990101ma0000138d',))
    return cursor.fetchall()


def find_any():
    return rows('SELECT id FROM company WHERE code = ANY(%s) ORDER BY id',
                ['91990101ma0000138d', '91990101MA00001468'])


def insert():
    return rows('INSERT INTO company (code, name, division, tags, checked_on) VALUES (%s, %s, %s, %s, %s)'
                ' RETURNING code, division, tags, checked_on',
                ' 91990101ma00300117 ', '示例新公司（演示数据）', '990101000000', ['甲', '乙'], day)


def upsert():
    return rows('INSERT INTO company (code, name) VALUES (%s, %s)'
                ' ON CONFLICT (code) DO UPDATE SET name = excluded.name, checked_on = excluded.checked_on'
                ' RETURNING code, name, checked_on',
                '91990101ma00300117', '示例改名公司（演示数据）')


def refused():
    try:
        cursor.execute('INSERT INTO company (code, name) VALUES (%s, %s)',
                       ('91990101MA0000138E', '示例错公司（演示数据）'))
    except psycopg2.Error as error:
        return [(error.pgcode, error.diag.message_detail)]


def search():
    return [[len(rows('SELECT name FROM company WHERE code = govcredit.try_uscc(%s)', typed))
             for typed in ('abc', '91990101ma0000138d')]]


def prefix():
    return rows('SELECT count(*) FROM company WHERE code::text LIKE %s', '91990101MA00001%')


def rollback():
    with connection:
        cursor.execute('INSERT INTO company (code, name) VALUES (%s, %s)',
                       ('91990101MA003002XY', '示例前公司（演示数据）'))
        cursor.execute('SAVEPOINT before')
        try:
            cursor.execute('UPDATE company SET code = %s WHERE id = 13', ('abc',))
        except psycopg2.DataError:
            cursor.execute('ROLLBACK TO SAVEPOINT before')
    return rows('SELECT name FROM company WHERE code = %s', '91990101MA003002XY')


def workdays():
    return rows('SELECT govcredit.add_workdays(%s, %s)', datetime.date(2019, 9, 27), 7)


def ranking():
    with acting_as('regress_app_li'):
        return rows('SELECT rank, name, score, grade FROM credit.ranking_on(%s)'
                    ' WHERE kind = %s ORDER BY rank', day, 'department')


def sanctions():
    with acting_as('regress_app_li'):
        return rows('SELECT starts_on, ends_on, ends_when, actions, except_purposes'
                    ' FROM credit.sanctions_on(%s, subject => %s) WHERE cardinality(actions) > 0'
                    ' ORDER BY actions, starts_on', day, 1)


def barred():
    with acting_as('regress_app_li'):
        return rows('SELECT credit.is_barred(%s, %s, NULL, %s), credit.is_barred(%s, %s, %s, %s)',
                    1, 'fiscal_appropriation', day, 1, 'fiscal_appropriation', 'wages', day)


def misspelt():
    try:
        with acting_as('regress_app_li'):
            rows('SELECT credit.is_barred(%s, %s, NULL, %s)', 1, 'fiscal_apropriation', day)
    except psycopg2.Error as error:
        return [(error.pgcode, error.diag.constraint_name)]


def chinese():
    try:
        with acting_as('regress_app_li'):
            cursor.execute("SELECT set_config('govcredit.language', 'zh', true)")
            rows('SELECT credit.is_barred(%s, %s, NULL, %s)', 1, 'fiscal_apropriation', day)
    except psycopg2.Error as error:
        return [(error.diag.message_primary, error.diag.message_hint)]


def record():
    with acting_as('regress_app_li'):
        return rows('INSERT INTO credit.record (subject, record_type, decided_on, amount, flags, note)'
                    ' VALUES (%s, %s, %s, %s, %s, %s) RETURNING decided_on, ended_on, amount, flags',
                    2, 'promise_broken', datetime.date(2026, 4, 1), 1200.5, ['main_responsible'], '演示数据')


def load():
    delivery = [
        {'subject': {'uscc': '11990101000000027Q'}, 'record_type': 'good_case', 'decided_on': '2026-03-02'},
        {'subject': {'uscc': 'abc'}, 'record_type': 'good_case', 'decided_on': '2026-03-02'}]
    with acting_as('regress_app_li'):
        return rows('SELECT place, state, error FROM credit.load_records(%s, partial => true) ORDER BY place',
                    json.dumps(delivery))


def links():
    with acting_as('regress_app_li'):
        return rows('SELECT subject, lower(valid), upper(valid) FROM credit.subject_link ORDER BY subject')


def report():
    with acting_as('regress_app_zhao'):
        [(number, digest, contents)] = rows(
            'SELECT id, sha256, contents FROM credit.issue_report(%s, %s, %s)', 3, '招标投标', day)
        [(genuine,)] = rows('SELECT genuine FROM credit.verify_report(%s, %s)', number, digest)
        return [(contents['records'][0]['decided_on'], genuine)]


def role():
    seen = []
    for user in 'regress_app_li', 'regress_app_wang':
        with acting_as(user):
            seen += rows('SELECT count(*) FROM credit.subject')[0]
    return [seen + list(rows('SELECT CURRENT_USER')[0])]


def evaluate_refused():
    try:
        with acting_as('regress_app_zhao'):
            cursor.execute('CALL credit.evaluate(%s)', (day,))
    except psycopg2.Error as error:
        return [(error.pgcode, error.diag.constraint_name)]


def evaluate():
    cursor.execute('SET ROLE regress_app_zhao')  # outside "with connection", in autocommit
    try:
        cursor.execute('CALL credit.evaluate(%s)', (day,))
        return rows('SELECT state, done FROM credit.evaluation ORDER BY id DESC LIMIT 1')
    finally:
        cursor.execute('RESET ROLE')


def evaluate_within():
    with acting_as('regress_app_zhao'):
        [(number,)] = rows('SELECT credit_internal.evaluation_begin(%s, %s, NULL, %s)',
                           datetime.date(2026, 5, 31), '月度评价', 1000)
        while rows('SELECT credit_internal.evaluation_step(%s, %s)', number, 1000) == [(True,)]:
            pass
        return rows('SELECT state, done FROM credit.evaluation WHERE id = %s', number)


main('psycopg2 ' + psycopg2.__version__.split()[0], globals())

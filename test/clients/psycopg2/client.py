"""psycopg 2: parameters are written into the statement by the driver."""

import datetime
import sys

import psycopg2

CODES = [  # table, as somebody types it, as the type writes it
    ('company', '91990100ma0000138y', '91990100MA0000138Y'),
    ('area', '990101013000', '990101013'),
    ('person', '11010519491231002x', '11010519491231002X'),
    ('decision', '示例政[2023]13号', '示例政〔2023〕13号'),
]
checks = 0
failures = 0


def check(good, what, seen=''):
    global checks, failures
    checks += 1
    failures += not good
    print(('ok ' if good else 'not ok ') + what + ('' if good else ': %s' % (seen,)))


def uses_index(notices, table):
    """Was the one statement executed by the index on code, and by nothing else?"""
    plans = [n for n in notices if 'plan:\n' in n and 'FROM ' + table in n]
    return (len(plans) == 1 and 'Index Scan using %s_code on %s ' % (table, table) in plans[0]
            and 'Index Cond: (code = ' in plans[0] and '(actual rows=1' in plans[0]
            and 'Filter:' not in plans[0] and 'Seq Scan' not in plans[0])


def endless(value):
    """Does a value of the driver stand for infinity?"""
    if isinstance(value, (list, tuple)):
        return any(endless(v) for v in value)
    if hasattr(value, 'upper_inf'):
        return endless(value.lower) or endless(value.upper)
    return getattr(value, 'year', 2000) in (datetime.MINYEAR, datetime.MAXYEAR)


connection = psycopg2.connect('')
connection.autocommit = True
cursor = connection.cursor()


def run(statement, parameters=()):
    del connection.notices[:]
    cursor.execute(statement, parameters)
    return cursor.fetchall() if cursor.description else None


for table, typed, written in CODES:
    query = 'SELECT id, code FROM %s WHERE code = ' % table
    rows = run(query + '%s', (typed,))
    check(rows == [(13, written)] and uses_index(connection.notices, table),
          '%s, parameter as literal' % table, connection.notices)
    for kind in 'text', 'varchar':
        run('PREPARE find (%s) AS %s$1' % (kind, query))
        # After five executions the server may take up a generic plan.
        good = [run('EXECUTE find (%s)', (typed,)) == [(13, written)]
                and uses_index(connection.notices, table) for _ in range(8)]
        check(all(good), '%s, prepared statement, parameter as %s' % (table, kind), connection.notices)
        run('DEALLOCATE find')

    run('CREATE TEMP TABLE copy_of_%s (code) AS SELECT code FROM %s LIMIT 0' % (table, table))
    run('INSERT INTO copy_of_%s VALUES (%%s)' % table, (typed,))
    rows = run('SELECT code FROM copy_of_%s' % table)
    check(rows == [(written,)], '%s, there and back' % table, rows)

# The proof can fail: a comparison as text is no business of the index.
run('SELECT id, code FROM company WHERE code::text = %s', ('91990100MA0000138Y',))
check(not uses_index(connection.notices, 'company'), 'a comparison as text is seen as such')

cursor.callproc('govcredit.add_workdays', (datetime.date(2019, 9, 27), 7))
check(cursor.fetchone() == (datetime.date(2019, 10, 12),), 'add_workdays by callproc')
rows = run('SELECT govcredit.points(%s, %s, %s, severity => %s)',
           ('cn-government-integrity', 'enterprise', 'administrative_penalty', 'serious'))
check(rows is not None and rows[0][0] == -40, 'points', rows)

try:
    run('SELECT id FROM company WHERE code = %s', ('919901000000000138',))
    check(False, 'a bad code is refused')
except psycopg2.Error as error:
    check(error.pgcode == '22P02' and error.diag.message_detail ==
          'The check character is "8", expected "L".',
          'a bad code is refused with SQLSTATE and detail', (error.pgcode, error.diag.message_detail))
try:
    run('SELECT id FROM person WHERE code = %s', ('110105194912310021',))
    check(False, 'a bad number is refused')
except psycopg2.DataError as error:
    check('"1101**********0021"' in error.diag.message_primary and
          error.diag.message_detail == 'The check character is "1", expected "X".',
          'a bad number is refused and not repeated in full', error.diag.message_primary)
check(run('SELECT id FROM company WHERE code = %s', ('91990100MA0000138Y',)) == [(13,)],
      'the next statement works')

# Every relation and every question of a registry: nothing the driver cannot hold, and no day without end
statements = run('SELECT statement FROM public.readable ORDER BY statement COLLATE "C"')
check(len(statements) > 80, 'relations and questions are many', len(statements))
for (statement,) in statements:
    try:
        rows = run(statement)
        check(not any(endless(value) for row in rows for value in row), statement, rows[:1])
    except psycopg2.Error as error:
        check(False, statement, error)
check(endless(datetime.date.max) and not endless(datetime.date(2026, 6, 30)), 'a day without end is seen as such')

print('%d checks, %d failures' % (checks, failures))
sys.exit(failures > 0)

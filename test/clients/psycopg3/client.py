"""psycopg 3: parameters are sent beside the statement, as text or binary."""

import datetime
import struct
import sys

import psycopg
from psycopg import pq
from psycopg.adapt import Dumper
from psycopg.types import TypeInfo
from psycopg.types import string

CODES = [  # table, type, as somebody types it, as the type writes it, its binary format
    ('company', 'uscc', '91990100ma0000138y', '91990100MA0000138Y', b'91990100MA0000138Y'),
    ('area', 'division', '990101013000', '990101013', struct.pack('>q', 990101013000)),
    ('person', 'resident_id', '11010519491231002x', '11010519491231002X', struct.pack('>q', 11010519491231002)),
    ('decision', 'document_no', '示例政[2023]13号', '示例政〔2023〕13号', '示例政〔2023〕13号'.encode()),
]
# How a Python string may be declared and sent
DECLARED = [
    ('unknown', string.StrDumperUnknown, '%t'),
    ('text', string.StrDumper, '%t'),
    ('varchar', string.StrDumperVarchar, '%t'),
    ('text, binary', string.StrBinaryDumper, '%b'),
    ('varchar, binary', string.StrBinaryDumperVarchar, '%b'),
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


notices = []
connection = psycopg.connect('', autocommit=True)
connection.add_notice_handler(lambda notice: notices.append(notice.message_primary))


def run(statement, parameters=(), **options):
    notices.clear()
    cursor = connection.execute(statement, parameters, **options)
    return cursor.fetchall() if cursor.description else None


for table, name, typed, written, binary in CODES:
    for declared, dumper, placeholder in DECLARED:
        connection.adapters.register_dumper(str, dumper)
        query = 'SELECT id, code FROM %s WHERE code = %s' % (table, placeholder)
        # After five executions the server may take up a generic plan.
        good = [run(query, (typed,), prepare=True) == [(13, written)]
                and uses_index(notices, table) for _ in range(8)]
        check(all(good), '%s, parameter as %s, prepared' % (table, declared), notices)
        good = run(query, (typed,), prepare=False) == [(13, written)] and uses_index(notices, table)
        check(good, '%s, parameter as %s' % (table, declared), notices)
    connection.adapters.register_dumper(str, string.StrDumperUnknown)

    run('CREATE TEMP TABLE copy_of_%s (code) AS SELECT code FROM %s LIMIT 0' % (table, table))
    run('INSERT INTO copy_of_%s VALUES (%%s)' % table, (typed,))
    rows = run('SELECT code FROM copy_of_%s' % table)
    check(rows == [(written,)], '%s, there and back as text' % table, rows)

    # The driver hands over the bytes of a type it does not know.
    rows = run('SELECT code FROM copy_of_%s' % table, binary=True)
    check(rows == [(binary,)], '%s, result in binary' % table, rows)

    class Code(bytes):
        pass

    class CodeDumper(Dumper):
        oid = TypeInfo.fetch(connection, 'govcredit.' + name).oid
        format = pq.Format.BINARY

        def dump(self, code):
            return bytes(code)

    connection.adapters.register_dumper(Code, CodeDumper)
    rows = run('SELECT id, code FROM %s WHERE code = %%b' % table, (Code(binary),))
    check(rows == [(13, written)] and uses_index(notices, table),
          '%s, parameter of the type, binary' % table, notices)
    with connection.cursor().copy('COPY copy_of_%s FROM STDIN (FORMAT binary)' % table) as copy:
        copy.set_types([CodeDumper.oid])
        copy.write_row((Code(binary),))
    rows = run('SELECT code, count(*) FROM copy_of_%s GROUP BY code' % table)
    check(rows == [(written, 2)], '%s, COPY binary' % table, rows)
    try:
        run('SELECT id FROM %s WHERE code = %%b' % table, (Code(b'\x01' * 8),))
        check(False, '%s, bad bytes are refused' % table)
    except psycopg.errors.InvalidBinaryRepresentation as error:
        check(error.diag.message_detail is not None,
              '%s, bad bytes are refused with SQLSTATE 22P03 and detail' % table)

# The proof can fail: a comparison as text is no business of the index.
run('SELECT id, code FROM company WHERE code::text = %s', ('91990100MA0000138Y',))
check(not uses_index(notices, 'company'), 'a comparison as text is seen as such')

rows = run('SELECT govcredit.add_workdays(%s, %s)', (datetime.date(2019, 9, 27), 7))
check(rows == [(datetime.date(2019, 10, 12),)], 'add_workdays', rows)
rows = run('SELECT govcredit.points(%s, %s, %s, severity => %s)',
           ('cn-government-integrity', 'enterprise', 'administrative_penalty', 'serious'))
check(rows is not None and rows[0][0] == -40, 'points', rows)

try:
    run('SELECT id FROM company WHERE code = %s', ('919901000000000138',))
    check(False, 'a bad code is refused')
except psycopg.errors.InvalidTextRepresentation as error:
    check(error.sqlstate == '22P02' and error.diag.message_detail ==
          'The check character is "8", expected "L".',
          'a bad code is refused with SQLSTATE and detail', error.diag.message_detail)
try:
    run('SELECT id FROM person WHERE code = %s', ('110105194912310021',))
    check(False, 'a bad number is refused')
except psycopg.DataError as error:
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
    except psycopg.Error as error:
        check(False, statement, error)
check(endless(datetime.date.max) and not endless(datetime.date(2026, 6, 30)), 'a day without end is seen as such')

print('%d checks, %d failures' % (checks, failures))
sys.exit(failures > 0)

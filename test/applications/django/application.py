"""An application with Django, 3.2 or 4.2."""

import datetime
import json
import os
import sys
from contextlib import contextmanager

import django
from django.conf import settings
from django.db.utils import DatabaseError

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from common import main  # noqa: E402

settings.configure(DATABASES={'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': os.environ['PGDATABASE']}},
                   DEFAULT_AUTO_FIELD='django.db.models.BigAutoField', USE_TZ=True)
django.setup()

from django.contrib.postgres.fields import ArrayField  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.models import Func, Value  # noqa: E402

day = datetime.date(2026, 6, 30)


class Company(models.Model):
    code = models.CharField(max_length=18, unique=True)
    name = models.TextField()
    division = models.CharField(max_length=12, null=True)
    tags = ArrayField(models.TextField(), null=True)
    checked_on = models.DateField(null=True)

    class Meta:
        app_label = 'application'
        db_table = 'company'
        managed = False


class Record(models.Model):
    subject = models.BigIntegerField()
    record_type = models.TextField()
    decided_on = models.DateField()
    ended_on = models.DateField(null=True)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    flags = ArrayField(models.TextField(), null=True)
    note = models.TextField(null=True)

    class Meta:
        app_label = 'application'
        db_table = 'credit"."record'
        managed = False


def rows(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


@contextmanager
def acting_as(user):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', %s, true)", [user])
        yield


def find():
    company = Company.objects.get(code='91990101ma0000138d')
    return [(company.id, company.code, company.name)]


def find_any():
    wanted = ['91990101ma0000138d', '91990101MA00001468']
    return Company.objects.filter(code__in=wanted).order_by('id').values_list('id')


def insert():
    company = Company.objects.create(code=' 91990101ma00300117 ', name='示例新公司（演示数据）',
                                     division='990101000000', tags=['甲', '乙'], checked_on=day)
    company.refresh_from_db()  # the code as the database keeps it
    return [(company.code, company.division, company.tags, company.checked_on)]


def upsert():
    company, created = Company.objects.update_or_create(
        code='91990101ma00300117', defaults={'name': '示例改名公司（演示数据）', 'checked_on': None})
    return [(company.code, company.name, company.checked_on)]


def refused():
    try:
        Company.objects.create(code='91990101MA0000138E', name='示例错公司（演示数据）')
    except DatabaseError as error:
        diagnosis = error.__cause__.diag
        return [(diagnosis.sqlstate, diagnosis.message_detail)]


def search():
    def code(typed):
        return Func(Value(typed), function='govcredit.try_uscc', output_field=models.CharField())
    return [[Company.objects.filter(code=code(typed)).count() for typed in ('abc', '91990101ma0000138d')]]


def prefix():
    return [(Company.objects.filter(code__startswith='91990101MA00001').count(),)]


def rollback():
    with transaction.atomic():
        Company.objects.create(code='91990101MA003002XY', name='示例前公司（演示数据）')
        try:
            with transaction.atomic():
                Company.objects.filter(id=13).update(code='abc')
        except DatabaseError:
            pass
    return Company.objects.filter(code='91990101MA003002XY').values_list('name')


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
    except DatabaseError as error:
        return [(error.__cause__.diag.sqlstate, error.__cause__.diag.constraint_name)]


def chinese():
    try:
        with acting_as('regress_app_li'):
            rows("SELECT set_config('govcredit.language', 'zh', true)")
            rows('SELECT credit.is_barred(%s, %s, NULL, %s)', 1, 'fiscal_apropriation', day)
    except DatabaseError as error:
        return [(error.__cause__.diag.message_primary, error.__cause__.diag.message_hint)]


def record():
    with acting_as('regress_app_li'):
        entered = Record.objects.create(subject=2, record_type='promise_broken', decided_on=datetime.date(2026, 4, 1),
                                        amount='1200.5', flags=['main_responsible'], note='演示数据')
        entered.refresh_from_db()
        return [(entered.decided_on, entered.ended_on, entered.amount, entered.flags)]


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
        return [(json.loads(contents)['records'][0]['decided_on'], genuine)]


def role():
    seen = []
    for user in 'regress_app_li', 'regress_app_wang':
        with acting_as(user):
            seen += rows('SELECT count(*) FROM credit.subject')[0]
    return [seen + list(rows('SELECT CURRENT_USER')[0])]


def evaluate_refused():
    try:
        with acting_as('regress_app_zhao'):
            rows('CALL credit.evaluate(%s)', day)
    except DatabaseError as error:
        return [(error.__cause__.diag.sqlstate, error.__cause__.diag.constraint_name)]


def evaluate():
    with connection.cursor() as cursor:  # outside atomic(), and not with ATOMIC_REQUESTS
        cursor.execute('SET ROLE regress_app_zhao')
        try:
            cursor.execute('CALL credit.evaluate(%s)', [day])
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


main('Django ' + django.get_version(), globals())

"""An application with SQLAlchemy, 1.4 or 2; DRIVER names the one below it."""

import datetime
import json
import os
import sys
from contextlib import contextmanager

import sqlalchemy
from sqlalchemy import BigInteger, Column, Date, Integer, Numeric, Text, create_engine, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import insert as upserting
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, declarative_base

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from common import main  # noqa: E402

driver = os.environ['DRIVER']
engine = create_engine('postgresql+%s://' % driver)
Base = declarative_base()
day = datetime.date(2026, 6, 30)


class Company(Base):
    __tablename__ = 'company'
    id = Column(Integer, primary_key=True)
    code = Column(Text)
    name = Column(Text)
    division = Column(Text)
    tags = Column(ARRAY(Text))
    checked_on = Column(Date)


class Record(Base):
    __tablename__ = 'record'
    __table_args__ = {'schema': 'credit'}
    id = Column(BigInteger, primary_key=True)
    subject = Column(BigInteger)
    record_type = Column(Text)
    decided_on = Column(Date)
    ended_on = Column(Date)
    amount = Column(Numeric)
    flags = Column(ARRAY(Text))
    note = Column(Text)


@contextmanager
def acting_as(user):
    with Session(engine) as session, session.begin():
        session.execute(select(func.set_config('role', user, True)))
        yield session


def find():
    with Session(engine) as session:
        company = session.execute(select(Company).where(Company.code == '91990101ma0000138d')).scalar_one()
        return [(company.id, company.code, company.name)]


def find_any():
    with Session(engine) as session:
        wanted = ['91990101ma0000138d', '91990101MA00001468']
        return session.execute(select(Company.id).where(Company.code.in_(wanted)).order_by(Company.id)).all()


def insert():
    with Session(engine) as session:
        company = Company(code=' 91990101ma00300117 ', name='示例新公司（演示数据）', division='990101000000',
                          tags=['甲', '乙'], checked_on=day)
        session.add(company)
        session.commit()  # what is read next is read anew: the code as the database keeps it
        return [(company.code, company.division, company.tags, company.checked_on)]


def upsert():
    statement = upserting(Company).values(code='91990101ma00300117', name='示例改名公司（演示数据）')
    statement = statement.on_conflict_do_update(
        index_elements=['code'], set_={'name': statement.excluded.name, 'checked_on': statement.excluded.checked_on})
    with engine.begin() as connection:
        return connection.execute(
            statement.returning(Company.code, Company.name, Company.checked_on)).all()


def refused():
    try:
        with Session(engine) as session, session.begin():
            session.add(Company(code='91990101MA0000138E', name='示例错公司（演示数据）'))
    except DBAPIError as error:
        return [(error.orig.diag.sqlstate, error.orig.diag.message_detail)]


def search():
    with Session(engine) as session:
        return [[len(session.execute(select(Company).where(Company.code == func.govcredit.try_uscc(typed))).all())
                 for typed in ('abc', '91990101ma0000138d')]]


def prefix():
    with Session(engine) as session:
        return session.execute(select(func.count()).select_from(Company)
                               .where(text('code::text LIKE :prefix')), {'prefix': '91990101MA00001%'}).all()


def rollback():
    with Session(engine) as session, session.begin():
        session.add(Company(code='91990101MA003002XY', name='示例前公司（演示数据）'))
        session.flush()
        try:
            with session.begin_nested():
                session.get(Company, 13).code = 'abc'
        except DBAPIError:
            pass
    with Session(engine) as session:
        return session.execute(select(Company.name).where(Company.code == '91990101MA003002XY')).all()


def workdays():
    with engine.connect() as connection:
        return connection.execute(select(func.govcredit.add_workdays(datetime.date(2019, 9, 27), 7))).all()


def ranking():
    answer = func.credit.ranking_on(day).table_valued('rank', 'name', 'score', 'grade', 'kind').c
    with acting_as('regress_app_li') as session:
        return session.execute(select(answer.rank, answer.name, answer.score, answer.grade)
                               .where(answer.kind == 'department').order_by(answer.rank)).all()


def sanctions():
    with acting_as('regress_app_li') as session:
        return session.execute(
            text('SELECT starts_on, ends_on, ends_when, actions, except_purposes'
                 ' FROM credit.sanctions_on(:day, subject => :subject) WHERE cardinality(actions) > 0'
                 ' ORDER BY actions, starts_on'), {'day': day, 'subject': 1}).all()


def barred():
    with acting_as('regress_app_li') as session:
        return session.execute(select(func.credit.is_barred(1, 'fiscal_appropriation', None, day),
                                      func.credit.is_barred(1, 'fiscal_appropriation', 'wages', day))).all()


def misspelt():
    try:
        with acting_as('regress_app_li') as session:
            session.execute(select(func.credit.is_barred(1, 'fiscal_apropriation', None, day)))
    except DBAPIError as error:
        return [(error.orig.diag.sqlstate, error.orig.diag.constraint_name)]


def chinese():
    try:
        with acting_as('regress_app_li') as session:
            session.execute(select(func.set_config('govcredit.language', 'zh', True)))
            session.execute(select(func.credit.is_barred(1, 'fiscal_apropriation', None, day)))
    except DBAPIError as error:
        return [(error.orig.diag.message_primary, error.orig.diag.message_hint)]


def record():
    with acting_as('regress_app_li') as session:
        entered = Record(subject=2, record_type='promise_broken', decided_on=datetime.date(2026, 4, 1),
                         amount=1200.5, flags=['main_responsible'], note='演示数据')
        session.add(entered)
        session.flush()
        session.refresh(entered)
        return [(entered.decided_on, entered.ended_on, entered.amount, entered.flags)]


def load():
    delivery = [
        {'subject': {'uscc': '11990101000000027Q'}, 'record_type': 'good_case', 'decided_on': '2026-03-02'},
        {'subject': {'uscc': 'abc'}, 'record_type': 'good_case', 'decided_on': '2026-03-02'}]
    with acting_as('regress_app_li') as session:
        return session.execute(
            text('SELECT place, state, error FROM credit.load_records(:delivery, partial => true) ORDER BY place'),
            {'delivery': json.dumps(delivery)}).all()


def links():
    with acting_as('regress_app_li') as session:
        return session.execute(
            text('SELECT subject, lower(valid), upper(valid) FROM credit.subject_link ORDER BY subject')).all()


def report():
    with acting_as('regress_app_zhao') as session:
        number, digest, contents = session.execute(
            text('SELECT id, sha256, contents FROM credit.issue_report(:subject, :purpose, :day)'),
            {'subject': 3, 'purpose': '招标投标', 'day': day}).one()
        genuine = session.execute(text('SELECT genuine FROM credit.verify_report(:number, :digest)'),
                                  {'number': number, 'digest': digest}).scalar_one()
        return [(contents['records'][0]['decided_on'], genuine)]


def role():
    seen = []
    for user in 'regress_app_li', 'regress_app_wang':
        with acting_as(user) as session:
            seen.append(session.execute(text('SELECT count(*) FROM credit.subject')).scalar_one())
    with engine.connect() as connection:
        return [seen + [connection.execute(text('SELECT CURRENT_USER')).scalar_one()]]


def evaluate_refused():
    try:
        with acting_as('regress_app_zhao') as session:
            session.execute(text('CALL credit.evaluate(:day)'), {'day': day})
    except DBAPIError as error:
        return [(error.orig.diag.sqlstate, error.orig.diag.constraint_name)]


def evaluate():
    with engine.connect().execution_options(isolation_level='AUTOCOMMIT') as connection:
        connection.execute(text('SET ROLE regress_app_zhao'))
        try:
            connection.execute(text('CALL credit.evaluate(:day)'), {'day': day})
            return connection.execute(
                text('SELECT state, done FROM credit.evaluation ORDER BY id DESC LIMIT 1')).all()
        finally:
            connection.execute(text('RESET ROLE'))


def evaluate_within():
    with acting_as('regress_app_zhao') as session:
        number = session.execute(select(func.credit_internal.evaluation_begin(
            datetime.date(2026, 5, 31), '月度评价', None, 1000))).scalar_one()
        while session.execute(select(func.credit_internal.evaluation_step(number, 1000))).scalar_one():
            pass
        return session.execute(text('SELECT state, done FROM credit.evaluation WHERE id = :number'),
                               {'number': number}).all()


main('SQLAlchemy %s with %s' % (sqlalchemy.__version__, driver), globals())

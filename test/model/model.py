"""What a score is, once more and naively, for test/model/run.

Written from the definitions (design.md, section 6, and the comments of the
SQL objects): numbers are Fractions, days are datetime.date, every question is
answered by looking at all records again.  Nothing here knows how the extension
reads, rounds, counts days or keeps a state.
"""

import calendar
import datetime
from fractions import Fraction

FOREVER = datetime.date.max


def rounded(value, places):
    """Half away from zero."""
    scale = 10 ** places
    doubled = abs(value) * scale * 2
    units = (doubled.numerator // doubled.denominator + 1) // 2
    return Fraction(units if value >= 0 else -units, scale)


def round6(value):
    return rounded(value, 6)


def months_after(day, months):
    """The corresponding day, or the last of the month (Civil Code 201-202)."""
    if day == FOREVER:
        return FOREVER
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Interval:
    """Of amounts; None is no bound."""

    def __init__(self, low, low_in, high, high_in):
        self.low, self.low_in, self.high, self.high_in = low, low_in, high, high_in

    def holds(self, value):
        if self.low is not None and (value < self.low or value == self.low and not self.low_in):
            return False
        if self.high is not None and (value > self.high or value == self.high and not self.high_in):
            return False
        return True


class Condition:
    """Every part that is given must hold; what is None is not asked."""

    def __init__(self, kinds=None, severities=None, amount=None, flags=None, without=None, types=None, classes=None):
        self.kinds, self.severities, self.amount = kinds, severities, amount
        self.flags, self.without, self.types, self.classes = flags, without, types, classes

    def holds(self, kind, type_, fact):
        severity = fact.severity or type_.severity
        amount = fact.amount if fact.amount is not None else type_.amount
        if self.kinds is not None and kind not in self.kinds:
            return False
        if self.severities is not None and severity not in self.severities:
            return False
        if self.amount is not None and (amount is None or not self.amount.holds(amount)):
            return False
        if self.flags is not None and not set(self.flags) <= fact.flags:
            return False
        if self.without is not None and set(self.without) & fact.flags:
            return False
        if self.types is not None and type_.code not in self.types:
            return False
        return self.classes is None or type_.class_ == self.classes


class Row:
    """A row of points: fixed, given in a range, per unit, or a direct grade."""

    def __init__(self, when, points=None, range_=None, per_unit=None, grade=None):
        self.when, self.points, self.range, self.per_unit, self.grade = when, points, range_, per_unit, grade


class Type:
    def __init__(self, code, class_):
        self.code, self.class_ = code, class_
        self.subjects, self.rows, self.dimension = [], [], {}
        self.severity = self.amount = None
        self.repeat = None          # (mode, multiplier)
        self.ageing = None          # [(months, percent)]
        self.term = None            # [(up_to or None, months)]
        self.overlap = None
        self.accrual = None         # (every_months, at_most or None)
        self.yearly_cap = None      # (code, points)


class Card:
    def __init__(self, model, places):
        self.model, self.places = model, places
        self.start = None           # ledger
        self.dimensions = {}        # code -> (weight, start, max)
        self.drop_no_data = False
        self.grades = []            # best first: (code, from or None, direct or None)


class Cap:
    def __init__(self, when, max_score, max_grade):
        self.when, self.max_score, self.max_grade = when, max_score, max_grade


class Indicator:
    def __init__(self, dimension, weight, steps, curve, missing):
        self.dimension, self.weight, self.steps, self.curve, self.missing = dimension, weight, steps, curve, missing

    def score(self, value):
        if value < self.curve[0][0]:
            return Fraction(0) if self.steps else self.curve[0][1]
        for (x, y), (x2, y2) in zip(self.curve, self.curve[1:] + [(None, None)]):
            if x2 is None or value < x2:
                if self.steps or x2 is None:
                    return y
                return round6(y + (value - x) * (y2 - y) / (x2 - x))

    def observed(self, value, peer_mean):
        """None: skipped."""
        if value is not None:
            return self.score(value)
        if self.missing == 'zero':
            return Fraction(0)
        if self.missing == 'full':
            return max(y for _, y in self.curve)
        return peer_mean if self.missing == 'peer_mean' else None


class Fact:
    def __init__(self, label, type_, decided):
        self.label, self.type, self.decided = label, type_, decided
        self.severity = self.amount = self.given = self.act = None
        self.ended = self.corrected = self.repaired = None
        self.flags = frozenset()
        self.repair = None          # (code, percent, lift, None or (points, months) instead of its own)


class Policy:
    def __init__(self):
        self.cards = {}             # kind -> Card
        self.types = {}
        self.caps = []
        self.aggravations = []      # (Condition, percent)
        self.indicators = {}        # code -> Indicator

    # ---- one record by itself ----

    def row(self, kind, fact):
        rows = [r for r in fact.type.rows if r.when.holds(kind, fact.type, fact)]
        assert len(rows) <= 1
        return rows[0] if rows else None

    def base(self, kind, fact):
        row = self.row(kind, fact)
        if row is None or row.grade is not None:
            return Fraction(0)
        if row.points is not None:
            base = row.points
        elif row.range is not None:
            base = fact.given
        else:
            unit, points, above, plus = row.per_unit
            amount = fact.amount if fact.amount is not None else fact.type.amount
            base = plus + points * (max(amount - above, Fraction(0)) // unit)
        percents = [p for when, p in self.aggravations if when.holds(kind, fact.type, fact)]
        return base * Fraction(max(percents), 100) if percents else base

    def starts(self, fact):
        return fact.ended or fact.decided

    def valid_until(self, kind, fact):
        if fact.type.term is None:
            return FOREVER
        size = abs(self.base(kind, fact))
        for up_to, months in fact.type.term:
            if up_to is None or size <= up_to:
                return months_after(self.starts(fact), months)

    def ageing(self, fact, day):
        percent = 100
        for months, step in fact.type.ageing or []:
            if months_after(self.starts(fact), months) <= day:
                percent = step
        return Fraction(percent, 100)

    def periods(self, fact, day):
        if fact.type.accrual is None:
            return 1
        every, at_most = fact.type.accrual
        end = min(self.starts(fact), day)
        periods = 1
        while months_after(fact.decided, every * periods) <= end:
            periods += 1
        return min(periods, at_most or periods)

    def repaired(self, fact, day):
        return fact.repair is not None and fact.repaired <= day

    def replaced(self, kind, fact, day):
        """Do the points of its repair stand in the place of its own?"""
        return self.repaired(fact, day) and fact.repair[3] is not None and self.row(kind, fact) is not None \
            and fact.repaired <= self.valid_until(kind, fact)

    def live(self, kind, fact, day):
        end = months_after(fact.repaired, fact.repair[3][1]) if self.replaced(kind, fact, day) else self.valid_until(kind, fact)
        return fact.decided <= day <= end

    # ---- among the others of its subject ----

    def multiplier(self, kind, fact, facts):
        if fact.type.repeat is None:
            return 1
        mode, multiplier = fact.type.repeat
        earlier = sum(1 for f in facts
                      if f.type is fact.type and f.decided < fact.decided <= self.valid_until(kind, f))
        return multiplier ** (min(earlier, 1) if mode == 'flat' else earlier)

    def place(self, kind, fact):
        """Of a direct grade, the worst highest; None: points."""
        row = self.row(kind, fact)
        if row is None or row.grade is None:
            return None
        return [g[0] for g in self.cards[kind].grades].index(row.grade)

    def beaten(self, kind, fact, facts, day):
        """Does another item of the same act count instead?"""
        if fact.type.overlap is None or fact.act is None or self.row(kind, fact) is None:
            return False

        def sign(f):
            base = self.base(kind, f)
            return -1 if self.place(kind, f) is not None or base < 0 else 1 if base > 0 else 0

        def weight(f):
            place = self.place(kind, f)
            return (place is None, -(place or 0), -abs(self.base(kind, f)), f.type.code.encode(), f.decided)

        rivals = [f for f in facts
                  if f.act == fact.act and f.type.overlap == fact.type.overlap and f.decided <= day
                  and self.row(kind, f) is not None]
        # what weighs nothing is beaten by either sign
        rivals = [f for f in rivals if sign(f) == sign(fact) or sign(fact) == 0]
        return min(rivals, key=weight) is not fact

    def counted(self, kind, fact, facts, day):
        """base × repeat × periods, and what a yearly cap leaves of it."""
        def whole(f):
            return self.base(kind, f) * self.multiplier(kind, f, facts) * self.periods(f, day)

        if fact.type.yearly_cap is None or self.place(kind, fact) is not None:
            return whole(fact)
        code, cap = fact.type.yearly_cap
        sign = 1 if self.base(kind, fact) >= 0 else -1
        used = Fraction(0)
        for f in sorted(facts, key=lambda f: (f.decided, f.type.code.encode())):
            if f.type.yearly_cap is None or f.type.yearly_cap[0] != code or f.decided > day \
                    or f.decided.year != fact.decided.year or self.place(kind, f) is not None \
                    or (1 if self.base(kind, f) >= 0 else -1) != sign or self.beaten(kind, f, facts, day):
                continue
            part = min(abs(whole(f)), cap - used)
            if f is fact:
                return sign * part
            used += part
        raise AssertionError('not among its own facts')

    def points(self, kind, fact, facts, day):
        """What the record weighs on the day, among the facts of its subject."""
        if not self.live(kind, fact, day) or self.beaten(kind, fact, facts, day) or self.row(kind, fact) is None:
            return Fraction(0)
        if self.replaced(kind, fact, day):
            return fact.repair[3][0]
        repair = Fraction(fact.repair[1], 100) if self.repaired(fact, day) else 1
        return round6(self.counted(kind, fact, facts, day) * self.ageing(fact, day) * repair)

    # ---- the subject ----

    def assess(self, kind, facts, observations, day):
        """(score, grade, live, {dimension: score}, {label: points})"""
        card = self.cards[kind]
        live = [f for f in facts if self.live(kind, f, day)]
        counting = [f for f in live if not self.beaten(kind, f, facts, day)]
        standing = [f for f in counting if not (self.repaired(f, day) and f.repair[2])]
        points = {f.label: self.points(kind, f, facts, day) for f in facts}
        dimensions = {}
        if card.model == 'ledger':
            direct = [f for f in standing if self.place(kind, f) is not None and not self.replaced(kind, f, day)]
            locked = any(f.corrected is None or f.corrected > day for f in direct)
            total = card.start + sum(p for p in points.values() if p < 0 or not locked)
            if direct:
                total = min(total, card.grades[max(self.place(kind, f) for f in direct)][2])
        else:
            weighed = weights = Fraction(0)
            for code, (weight, start, top) in card.dimensions.items():
                parts = []
                for name, indicator in self.indicators.items():
                    if indicator.dimension == code:
                        score = indicator.observed(*observations.get(name, (None, None)))
                        if score is not None:
                            parts.append((indicator.weight, score))
                opening = round6(Fraction(sum(w * s for w, s in parts), sum(w for w, _ in parts))) if parts else start
                score = opening + sum(points[f.label] for f in facts if f.type.dimension.get('index') == code)
                dimensions[code] = min(max(score, Fraction(0)), top)
                if parts or not card.drop_no_data:
                    weighed += weight * dimensions[code]
                    weights += weight
            if weights == 0:
                return None, None, len(live), dimensions, points
            total = weighed / weights
        total = rounded(total, card.places)
        caps = [c for c in self.caps for f in standing if c.when.holds(kind, f.type, f)]
        total = min([total] + [c.max_score for c in caps if c.max_score is not None])
        codes = [g[0] for g in card.grades]
        place = next(i for i, (_, lower, _) in enumerate(card.grades) if lower is None or total >= lower)
        place = max([place] + [codes.index(c.max_grade) for c in caps if c.max_grade in codes])
        return total, codes[place], len(live), dimensions, points

#!/usr/bin/env python3
"""Turns the scoring table of Wendeng District into a pack as it stands.

Reads wendeng_rules.csv beside it and writes wendeng_as_it_stands.json there, or
to the file named as its argument: every row with its own points, nothing put
right.  Rows that are steps of one scale become bands of one record type,
because that is how the language says it; all others become a record type each.
lint_policy() must find what is wrong with the table (sql/wendeng.sql); the pack
that is used, with one reading of each, is src/packs/wendeng-2020.json.
"""
import csv
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BASIS = "文登区2020年评分表"

# Scales: record type -> (title, unit, {line of the table: band}).
AMOUNTS = {
    "contract_arrears": ("拖欠合同款", "months", {79: "[0,6]", 80: "[6,12]", 81: "[12,)"}),
    "wage_arrears": ("拖欠员工工资等", "months", {90: "[0,2]", 91: "[2,6]", 92: "[6,)"}),
    "utility_arrears": ("拖欠公共服务费用", "months", {101: "[0,6]", 102: "[6,12]", 103: "[6,12]"}),
    "police_fine": ("公安罚款", "yuan", {131: "[0,1000]", 132: "[1000,10000)", 133: "[10000,30000]", 134: "(30000,)"}),
    "fire_fine": ("消防罚款", "yuan", {136: "[0,10000]", 137: "[10000,30000)", 138: "[30000,50000]", 139: "[30000,50000]"}),
    "confiscation": ("没收", "yuan", {144: "[0,10000]", 145: "[10001,50000]", 146: "[50001,100000]", 147: "[100000,)"}),
    "donation": ("公益捐款", "yuan", {180: "[1000,10000]", 181: "[10001,50000]", 182: "[50001,100000]", 183: "[50001,100000]"}),
}
PER_UNIT = {180: 1000, 181: 4000, 182: 5000, 183: 5000}

# One row that names two scales.
INVESTMENT = {
    "investment_industry": ("招商引资工业、商业投资", {178: "[10000000,50000000]", 179: "[50000000,)"}),
    "investment_agriculture": ("招商引资农业投资", {178: "[5000000,20000000]", 179: "[20000000,)"}),
}

# Honours by the level that the row names.
LEVELS = {"nation": "国家级", "province": "省部级", "city": "地市级", "district": "区县级",
          "province_department": "省部级部门", "city_department": "地市级部门", "district_department": "区级部门"}
HONOURS = {
    "award_official": ("表彰奖励（公职人员）", {60: "nation", 61: "province", 62: "city", 63: "province_department", 64: "city",
                                      65: "district_department", 66: "district_department"}),
    "demonstration": ("示范点", {51: "district_department", 52: "city_department", 53: "district", 54: "province_department",
                              55: "city", 56: "province", 57: "nation"}),
    "award_organisation": ("表彰奖励（单位）", {194: "nation", 195: "province", 196: "province", 197: "province", 198: "district",
                                        199: "city_department", 200: "district_department"}),
}

# A row that names two things is a rule for each of them.
SPLIT = {189: ["被认定为国家驰名商标的", "被认定为山东省著名商标的"]}


def title(zh, en):
    return {"zh": zh, "en": en}


def main():
    with open(os.path.join(HERE, "wendeng_rules.csv"), encoding="utf-8", newline="") as table:
        rows = dict(enumerate(csv.DictReader(table), 2))
    domains = {}
    types = {}

    def domain(row):
        key = (row["subject"], row["section"])
        if key not in domains:
            domains[key] = {"code": "section_%02d" % (len(domains) + 1),
                            "item": {"title": title(row["section"], "section"),
                                     "conduct": "office" if row["subject"] == "official" else "other",
                                     "basis": BASIS}}
        return domains[key]["code"]

    def add(code, line, zh, points):
        row = rows[line]
        types[code] = {"title": title(zh, "line %d of the table" % line),
                       "class": "dishonesty" if row["points"].startswith("-") else "honour",
                       "domain": domain(row), "subjects": row["subject"], "points": points, "basis": BASIS}
        return types[code]

    def points(line, when):
        if line in PER_UNIT:
            return {"when": when, "per_unit": {"unit": PER_UNIT[line], "points": 1}}
        return {"when": when, "points": int(rows[line]["points"])}

    done = set()
    for code, (zh, unit, bands) in AMOUNTS.items():
        add(code, min(bands), zh, [points(line, {"amount": band}) for line, band in bands.items()])["amount_unit"] = unit
        done.update(bands)
    for code, (zh, bands) in INVESTMENT.items():
        add(code, min(bands), zh, [points(line, {"amount": band}) for line, band in bands.items()])
        done.update(bands)
    for code, (zh, levels) in HONOURS.items():
        add(code, min(levels), zh, [points(line, {"severity": level}) for line, level in levels.items()])
        done.update(levels)
    for line, row in rows.items():
        if line in done:
            continue
        span = re.fullmatch(r"([+-]?\d+)至([+-]?\d+)", row["points"])
        value = [{"range": "[%d,%d]" % tuple(sorted(map(int, span.groups())))}] if span else int(row["points"])
        for n, zh in enumerate(SPLIT.get(line, [row["rule"]])):
            add("line_%03d" % line + ("" if n == 0 else "_%d" % (n + 1)), line, zh, value)

    grades = [{"grade": "A", "from": 960, "title": title("A级", "A"), "basis": BASIS},
              {"grade": "D", "title": title("D级", "D"), "basis": BASIS}]
    pack = {
        "govcredit": "policy/1", "name": "wendeng-as-it-stands",
        "title": title("文登区评分表，未作整理", "the table of Wendeng District as it stands"),
        "subject_kinds": {
            "organisation": {"title": title("单位", "organisation"), "basis": BASIS},
            "official": {"title": title("公职人员", "official in office"), "natural_person": True, "scope": "office", "basis": BASIS}},
        "severities": {code: {"title": title(zh, code), "order": n, "basis": BASIS}
                       for n, (code, zh) in enumerate(LEVELS.items(), 1)},
        "domains": {d["code"]: d["item"] for d in domains.values()},
        "scorecards": {kind: {"title": title(kind, kind), "subject_kinds": kind, "model": "ledger", "start": 1000,
                              "places": 0, "basis": BASIS, "grades": grades} for kind in ("organisation", "official")},
        "record_types": types,
    }
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "wendeng_as_it_stands.json")
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        json.dump(pack, out, ensure_ascii=False, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()

/*-------------------------------------------------------------------------
 *
 * repair.c
 *	  Repair: effects and rules, and the days that no rule or two regimes cover.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "utils/memutils.h"

#include "compat.h"
#include "document/document.h"
#include "policy/compile.h"
#include "voice/voice.h"

/* A day of an interval, or how far it reaches. */
static const char *
day_text(DateADT day)
{
	if (DATE_NOT_FINITE(day))
		return DATE_IS_NOEND(day) ? "then on" : "ever";
	return govcredit_date_text(day);
}

/* Cases of one rule that are looked at; a rule with more is not compared to its end. */
#define MOST_CASES	256

/*
 * Records of one sort, by what conditions ask about: a condition, or what is
 * left of one without others.  Severities have one more bit for none given, and
 * an amount that is none lies below all.
 */
typedef struct RepairCase
{
	uint64		kinds;
	uint64		severities;
	uint64		flags;
	uint64		without_flags;
	int64		amount_min;
	int64		amount_max;
	uint64	   *types;
} RepairCase;

/* The lowest bits: one for each code. */
static uint64
bits_of(int count)
{
	return count >= 64 ? PG_UINT64_MAX : (UINT64CONST(1) << count) - 1;
}

static RepairCase
case_of(const Policy *policy, const PolicyCondition *when)
{
	RepairCase	c;
	int			words = policy->type_codes.count / 64 + 1;

	c.kinds = when->kinds ? when->kinds : bits_of(policy->kind_codes.count);
	c.severities = when->severities ? when->severities : bits_of(policy->severity_codes.count + 1);
	c.flags = when->flags;
	c.without_flags = when->without_flags;
	c.amount_min = when->has_amount ? Max(when->amount_min, PG_INT64_MIN + 1) : PG_INT64_MIN;
	c.amount_max = when->amount_max;
	c.types = palloc(sizeof(uint64) * words);
	for (int w = 0; w < words; w++)
		c.types[w] = when->types ? when->types[w] : bits_of(Min(policy->type_codes.count - w * 64, 64));
	return c;
}

/* Is there a record of both?  Of a type and a kind that the type does not concern there is none. */
static bool
cases_meet(const Policy *policy, const RepairCase *a, const RepairCase *b)
{
	uint64		kinds = a->kinds & b->kinds;

	if (kinds == 0 || (a->severities & b->severities) == 0 ||
		((a->flags | b->flags) & (a->without_flags | b->without_flags)) ||
		a->amount_max < b->amount_min || b->amount_max < a->amount_min)
		return false;
	for (int w = 0; w <= policy->type_codes.count / 64; w++)
		for (uint64 types = a->types[w] & b->types[w]; types != 0; types &= types - 1)
			if (policy->type[w * 64 + pg_rightmost_one_pos64(types)].kinds & kinds)
				return true;
	return false;
}

/* What two cases that meet share. */
static RepairCase
both_cases(const Policy *policy, const RepairCase *a, const RepairCase *b)
{
	RepairCase	c = *a;
	int			words = policy->type_codes.count / 64 + 1;

	c.kinds &= b->kinds;
	c.severities &= b->severities;
	c.flags |= b->flags;
	c.without_flags |= b->without_flags;
	c.amount_min = Max(a->amount_min, b->amount_min);
	c.amount_max = Min(a->amount_max, b->amount_max);
	c.types = palloc(sizeof(uint64) * words);
	for (int w = 0; w < words; w++)
		c.types[w] = a->types[w] & b->types[w];
	return c;
}

static List *
add_case(const Policy *policy, List *cases, const RepairCase *one)
{
	RepairCase *kept;

	if (!cases_meet(policy, one, one))
		return cases;
	kept = palloc(sizeof(RepairCase));
	*kept = *one;
	return lappend(cases, kept);
}

/*
 * The cases without those of b: of each what differs in the first respect,
 * what agrees there and differs in the second, and so on.
 */
static List *
cases_without(const Policy *policy, List *cases, const RepairCase *b)
{
	List	   *left = NIL;
	ListCell   *lc;

	foreach(lc, cases)
	{
		RepairCase	a = *(RepairCase *) lfirst(lc);
		RepairCase	piece = a;
		RepairCase	shared;
		uint64		asked;

		CHECK_FOR_INTERRUPTS();
		if (!cases_meet(policy, &a, b) || list_length(left) >= MOST_CASES)
		{
			left = lappend(left, lfirst(lc));
			continue;
		}
		shared = both_cases(policy, &a, b);
		piece.kinds = a.kinds & ~b->kinds;
		left = add_case(policy, left, &piece);
		piece.kinds = shared.kinds;
		piece.severities = a.severities & ~b->severities;
		left = add_case(policy, left, &piece);
		piece.severities = shared.severities;
		piece.types = palloc(sizeof(uint64) * (policy->type_codes.count / 64 + 1));
		for (int w = 0; w <= policy->type_codes.count / 64; w++)
			piece.types[w] = a.types[w] & ~b->types[w];
		left = add_case(policy, left, &piece);
		piece.types = shared.types;
		if (a.amount_min < b->amount_min)
		{
			piece.amount_max = b->amount_min - 1;
			left = add_case(policy, left, &piece);
		}
		if (a.amount_max > b->amount_max)
		{
			piece.amount_min = b->amount_max + 1;
			piece.amount_max = a.amount_max;
			left = add_case(policy, left, &piece);
		}
		piece.amount_min = shared.amount_min;
		piece.amount_max = shared.amount_max;
		asked = (b->flags & ~a.flags) | (b->without_flags & ~a.without_flags);
		for (int f = 0; f < policy->flag_codes.count; f++)
		{
			uint64		flag = UINT64CONST(1) << f;

			if (!(asked & flag))
				continue;
			piece.flags |= b->without_flags & flag;
			piece.without_flags |= b->flags & flag;
			left = add_case(policy, left, &piece);
			piece.flags = (piece.flags & ~(b->without_flags & flag)) | (b->flags & flag);
			piece.without_flags = (piece.without_flags & ~(b->flags & flag)) | (b->without_flags & flag);
		}
	}
	return left;
}

static void
add_part(StringInfo text, GovcreditLanguage language, const char *part)
{
	bool		zh = language == GOVCREDIT_ZH;

	appendStringInfo(text, "%s%s", text->len ? zh ? "，" : ", " : zh ? "（" : " (", part);
}

/* The codes of a set, each in quotation marks, joined by a message such as "%s or %s". */
static const char *
names_text(GovcreditLanguage language, uint64 set, const PolicyCodes *codes, const char *joined)
{
	const char *text = NULL;

	for (; set != 0; set &= set - 1)
	{
		const char *name = psprintf(language == GOVCREDIT_ZH ? "“%s”" : "\"%s\"",
									codes->name[pg_rightmost_one_pos64(set)]);

		text = text ? psprintf(govcredit_say_in(language, joined), text, name) : name;
	}
	return text;
}

static const char *
types_text(const Policy *policy, GovcreditLanguage language, const RepairCase *c, const RepairCase *whole,
		   uint64 *kinds)
{
	int			types = 0;
	int			of_whole = 0;
	int			first = -1;

	*kinds = 0;
	for (int t = 0; t < policy->type_codes.count; t++)
	{
		uint64		bit = UINT64CONST(1) << (t % 64);

		if ((whole->types[t / 64] & bit) && (policy->type[t].kinds & whole->kinds))
			of_whole++;
		if (!(c->types[t / 64] & bit) || !(policy->type[t].kinds & c->kinds))
			continue;
		*kinds |= policy->type[t].kinds & c->kinds;
		if (types++ == 0)
			first = t;
	}
	if (types == of_whole || types == 0)
		return NULL;
	if (types == 1)
		return psprintf(govcredit_say_in(language, "record type \"%s\""), policy->type_codes.name[first]);
	return psprintf(govcredit_say_in(language, "record type \"%s\" and %d more"), policy->type_codes.name[first], types - 1);
}

static const char *
severities_text(const Policy *policy, GovcreditLanguage language, uint64 severities)
{
	uint64		given = severities & bits_of(policy->severity_codes.count);
	const char *names = names_text(language, given, &policy->severity_codes, GOVCREDIT_TEXT("%s or %s"));

	if (names == NULL)
		return govcredit_say_in(language, "no severity");
	if (given == severities)
		return psprintf(govcredit_say_in(language, "severity %s"), names);
	return psprintf(govcredit_say_in(language, "severity %s or none"), names);
}

/* Amounts begin with 0 where there has to be one. */
static const char *
amount_text(GovcreditLanguage language, const RepairCase *c)
{
	const char *least = c->amount_min > 0 ? govcredit_micro_text(c->amount_min) : NULL;
	const char *most = c->amount_max < PG_INT64_MAX ? govcredit_micro_text(c->amount_max) : NULL;

	if (c->amount_max < 0)
		return govcredit_say_in(language, "no amount");
	if (least && most)
		return psprintf(govcredit_say_in(language, "amount from %s to %s"), least, most);
	if (least)
		return psprintf(govcredit_say_in(language, "amount from %s"), least);
	if (most == NULL)
		return govcredit_say_in(language, "an amount");
	if (c->amount_min == PG_INT64_MIN)
		return psprintf(govcredit_say_in(language, "amount to %s or none"), most);
	return psprintf(govcredit_say_in(language, "amount to %s"), most);
}

/* In what a case is narrower than the whole it is part of, in words; "" in nothing. */
static const char *
case_text(const Policy *policy, GovcreditLanguage language, const RepairCase *c, const RepairCase *whole)
{
	StringInfoData text;
	uint64		kinds;
	const char *part;

	initStringInfo(&text);
	if ((part = types_text(policy, language, c, whole, &kinds)) != NULL)
		add_part(&text, language, part);
	if (c->kinds != whole->kinds && kinds != 0)
		add_part(&text, language, psprintf(govcredit_say_in(language, "kind %s"),
										   names_text(language, kinds, &policy->kind_codes, GOVCREDIT_TEXT("%s or %s"))));
	if (c->severities != whole->severities)
		add_part(&text, language, severities_text(policy, language, c->severities));
	if (c->amount_min != whole->amount_min || c->amount_max != whole->amount_max)
		add_part(&text, language, amount_text(language, c));
	if ((part = names_text(language, c->flags & ~whole->flags, &policy->flag_codes, GOVCREDIT_TEXT("%s and %s"))) != NULL)
		add_part(&text, language, psprintf(govcredit_say_in(language, "flag %s"), part));
	if ((part = names_text(language, c->without_flags & ~whole->without_flags, &policy->flag_codes, GOVCREDIT_TEXT("%s or %s"))) != NULL)
		add_part(&text, language, psprintf(govcredit_say_in(language, "without flag %s"), part));
	if (text.len)
		appendStringInfoString(&text, language == GOVCREDIT_ZH ? "）" : ")");
	return text.data;
}

static int
compare_starts(const void *a, const void *b)
{
	const PolicyRepairRule *x = *(const PolicyRepairRule *const *) a;
	const PolicyRepairRule *y = *(const PolicyRepairRule *const *) b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void
too_many_cases(DocReader *r, const char *path)
{
	doc_warning(r, path, "the rules tell too many cases apart to look for days without a rule");
}

/* Days after a rule's last one on which no rule concerns its records, and a later one does. */
static void
lint_gaps(DocReader *r, const Policy *policy, const PolicyRepairRule **order, const RepairCase *cases, int at)
{
	const PolicyRepairRule *rule = &policy->repair[at];
	const char *path = govcredit_key_path(govcredit_key_path("$.repair.rules", rule->item.code), "in_force");
	List	   *left = add_case(policy, NIL, &cases[at]);

	/* Who goes on, or ended on the same day and was looked at before. */
	for (int j = 0; j < policy->repair_codes.count && left != NIL; j++)
	{
		const PolicyRepairRule *other = &policy->repair[j];

		if ((other->from <= rule->to + 1 && other->to > rule->to) || (other->to == rule->to && j < at))
			left = cases_without(policy, left, &cases[j]);
		if (list_length(left) >= MOST_CASES)
		{
			too_many_cases(r, path);
			return;
		}
	}
	for (int j = 0; j < policy->repair_codes.count && left != NIL; j++)
	{
		const RepairCase *later = &cases[order[j] - policy->repair];
		ListCell   *lc;

		if (order[j]->from <= rule->to + 1)
			continue;
		foreach(lc, left)
		{
			const RepairCase *one = lfirst(lc);

			if (cases_meet(policy, one, later))
			{
				RepairCase	gap = both_cases(policy, one, later);
				GovcreditSaid said;

				for (int language = GOVCREDIT_EN; language <= GOVCREDIT_ZH; language++)
					said.in[language] =
						psprintf(govcredit_say_in(language, "no rule for these records%s is in force from %s to %s"),
								 case_text(policy, language, &gap, &cases[at]), day_text(rule->to + 1),
								 day_text(order[j]->from - 1));
				doc_warning_said(r, path, &said);
			}
		}
		left = cases_without(policy, left, later);
		if (list_length(left) >= MOST_CASES)
		{
			too_many_cases(r, path);
			return;
		}
	}
}

/*
 * Days that lie between the regimes of a record, and days on which two of them
 * are in force.  A law takes another's place from one day to the next; either
 * is mostly a bound that is in the interval or not by mistake.
 */
static void
lint_regimes(DocReader *r, const Policy *policy)
{
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext, "govcredit regimes", ALLOCSET_DEFAULT_SIZES);
	MemoryContext rule_work = AllocSetContextCreate(work, "govcredit regime", ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(work);
	int			count = policy->repair_codes.count;
	RepairCase *cases = palloc(sizeof(RepairCase) * Max(count, 1));
	const PolicyRepairRule **order = palloc(sizeof(PolicyRepairRule *) * Max(count, 1));

	for (int i = 0; i < count; i++)
	{
		cases[i] = case_of(policy, &policy->repair[i].when);
		order[i] = &policy->repair[i];
	}
	qsort(order, count, sizeof(PolicyRepairRule *), compare_starts);
	for (int i = 0; i < count && !doc_full(r); i++)
	{
		const PolicyRepairRule *rule = &policy->repair[i];
		const char *path;

		CHECK_FOR_INTERRUPTS();
		MemoryContextReset(rule_work);
		MemoryContextSwitchTo(rule_work);
		path = govcredit_key_path(govcredit_key_path("$.repair.rules", rule->item.code), "in_force");
		for (int j = 0; j < count && rule->regime; j++)
		{
			const PolicyRepairRule *other = &policy->repair[j];
			DateADT		first = Max(rule->from, other->from);
			DateADT		last = Min(rule->to, other->to);
			RepairCase	shared;
			GovcreditSaid said;

			if (j == i || !other->regime || strcmp(rule->regime, other->regime) == 0 || first > last ||
				!(rule->from > other->from || (rule->from == other->from && i > j)) ||
				!cases_meet(policy, &cases[i], &cases[j]))
				continue;
			shared = both_cases(policy, &cases[i], &cases[j]);
			for (int language = GOVCREDIT_EN; language <= GOVCREDIT_ZH; language++)
				said.in[language] =
					psprintf(govcredit_say_in(language, "from %s to %s \"%s\" of %s is in force, too%s; of two regimes the one that began last counts"),
							 day_text(first), day_text(last), other->regime,
							 govcredit_key_path("$.repair.rules", other->item.code),
							 case_text(policy, language, &shared, &cases[i]));
			doc_warning_said(r, path, &said);
		}
		if (!DATE_IS_NOEND(rule->to))
			lint_gaps(r, policy, order, cases, i);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(work);
}

static void
read_effects(DocReader *r, const DocNode *section, Policy *policy)
{
	static const char *const effect_keys[] = {ITEM_KEYS, "percent", "lift", "replace", NULL};
	static const char *const replace_keys[] = {"points", "months", NULL};
	SectionWalk walk = policy_section(r, section, "effects", POLICY_MAX_RULES, &policy->effect_codes,
									  effect_keys, true, sizeof(PolicyRepairEffect));
	PolicyRepairEffect *effect;

	policy->effect = walk.items;
	while ((effect = policy_next_item(&walk)) != NULL)
	{
		DocNode		replace;

		effect->lift = doc_bool(r, walk.node, "lift");
		replace = doc_member(r, walk.node, "replace");
		if (replace.value == NULL)
			doc_int(r, walk.node, "percent", true, 0, 100, &effect->percent);
		else if (doc_is_object(r, &replace))
		{
			doc_check_keys(r, &replace, replace_keys);
			if (doc_member(r, walk.node, "percent").value != NULL)
				doc_error(r, walk.node->path, "keeps a percentage of the points and replaces them; only one of them can be");
			if (doc_decimal(r, &replace, "points", true, POLICY_MAX_POINTS, &effect->replace_points) &&
				effect->replace_points > 0)
				doc_error(r, replace.path, "a repair adds points");
			doc_int(r, &replace, "months", true, 1, POLICY_MAX_MONTHS, &effect->replace_months);
			effect->percent = 100;
		}
	}
}

static void
read_rules(DocReader *r, const DocNode *section, const PolicyCodes *requirements, Policy *policy)
{
	static const char *const rule_keys[] = {ITEM_KEYS, "when", "regime", "in_force", "minimum_months",
		"maximum_months", "inclusive", "refused", "not_published", "not_required", "requires", "any_ground",
	"effects", NULL};
	SectionWalk walk = policy_section(r, section, "rules", POLICY_MAX_RULES, &policy->repair_codes,
									  rule_keys, false, sizeof(PolicyRepairRule));
	PolicyRepairRule *rule;

	policy->repair = walk.items;
	while ((rule = policy_next_item(&walk)) != NULL)
	{
		DocNode		in_force = doc_member(r, walk.node, "in_force");
		int		   *required;
		int			nrequired;

		rule->minimum_months = -1;
		rule->maximum_months = -1;
		DATE_NOBEGIN(rule->from);
		DATE_NOEND(rule->to);
		policy_read_condition(r, policy, walk.node, true, &rule->when);
		rule->regime = doc_text(r, walk.node, "regime", false);
		if (in_force.value != NULL)
			doc_date_interval(r, &in_force, &rule->from, &rule->to);
		doc_int(r, walk.node, "minimum_months", false, 0, POLICY_MAX_MONTHS, &rule->minimum_months);
		doc_int(r, walk.node, "maximum_months", false, 1, POLICY_MAX_MONTHS, &rule->maximum_months);
		if (rule->maximum_months >= 0 && rule->minimum_months > rule->maximum_months)
			doc_error(r, walk.node->path, "the minimum is longer than the maximum");
		rule->inclusive = doc_bool(r, walk.node, "inclusive");
		rule->refused = doc_bool(r, walk.node, "refused");
		rule->not_published = doc_bool(r, walk.node, "not_published");
		rule->not_required = doc_bool(r, walk.node, "not_required");
		nrequired = policy_codes(r, walk.node, "requires", false, requirements, "condition", &required);
		for (int q = 0; q < nrequired; q++)
		{
			const char *name = requirements->name[required[q]];

			rule->requires |= (name[0] == 'd') ? REQUIRE_DUTIES_DONE :
				(strcmp(name, "corrected") == 0) ? REQUIRE_CORRECTED : REQUIRE_COMMITTED;
		}
		rule->ngrounds = policy_codes(r, walk.node, "any_ground", false, &policy->ground_codes, "ground", &rule->grounds);
		rule->neffects = policy_codes(r, walk.node, "effects", false, &policy->effect_codes, "repair effect", &rule->effects);
		if ((rule->refused || rule->not_published) && rule->neffects > 0)
			doc_error(r, walk.node->path, "refuses repair and gives it an effect");
	}
}

void
policy_read_repair(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {"regime_chosen_by", "grounds", "effects", "rules", NULL};
	static const char *const chosen_by[] = {"decided_on", "applied_on", NULL};
	DocNode		section = doc_member(r, root, "repair");
	PolicyCodes requirements;
	const char **names = palloc(sizeof(char *) * 3);
	int			choice = 0;

	names[0] = "corrected";
	names[1] = "duties_done";
	names[2] = "committed";
	policy_code_table_from(names, 3, &requirements);

	if (section.value != NULL && doc_is_object(r, &section))
	{
		doc_check_keys(r, &section, keys);
		doc_choice(r, &section, "regime_chosen_by", false, chosen_by, &choice);
	}
	policy->regime_by_application = (choice == 1);
	policy_read_plain(r, &section, "grounds", POLICY_MAX_RULES, &policy->ground_codes);
	read_effects(r, &section, policy);
	read_rules(r, &section, &requirements, policy);
	if (!r->failed)
		lint_regimes(r, policy);
}

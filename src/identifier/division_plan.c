/*-------------------------------------------------------------------------
 *
 * division_plan.c
 *	  What the planner is told of divisions: that "within" is two comparisons,
 *	  and how many rows lie between two codes.
 *
 * The planner's own estimates know how many rows lie before a value, and pair
 * two of them to what lies between.  Inside one bucket of the histogram they
 * tell values apart only of types they know, so that a county, which is smaller
 * than a bucket, came out as one row.  The operators of divisions therefore
 * have an estimator of their own.  As the planner then no longer pairs them, it
 * looks itself for the other bounds of its column.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/nbtree.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/cost.h"
#include "optimizer/clauses.h"
#include "optimizer/optimizer.h"
#include "parser/parse_func.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/typcache.h"

#include "identifier/division.h"

PG_FUNCTION_INFO_V1(govcredit_division_within);
PG_FUNCTION_INFO_V1(govcredit_division_contains);
PG_FUNCTION_INFO_V1(govcredit_division_within_support);
PG_FUNCTION_INFO_V1(govcredit_division_contains_support);
PG_FUNCTION_INFO_V1(govcredit_division_comparison_sel);
PG_FUNCTION_INFO_V1(govcredit_division_within_sel);
PG_FUNCTION_INFO_V1(govcredit_division_contains_sel);

/* Values from "first" on and before "end", which may be unknown when planning. */
typedef struct DivisionRange
{
	bool		known;
	bool		bounded_below;
	bool		bounded_above;
	int64		first;
	int64		end;
} DivisionRange;

static bool
is_within(int64 code, int64 area)
{
	return code >= area && code < govcredit_division_upper_bound_of(area);
}

Datum
govcredit_division_within(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_within(PG_GETARG_DIVISION(0), PG_GETARG_DIVISION(1)));
}

Datum
govcredit_division_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_within(PG_GETARG_DIVISION(1), PG_GETARG_DIVISION(0)));
}

/*
 * The operator of a B-tree strategy between two divisions.
 */
static Oid
division_operator(Oid type, int strategy)
{
	TypeCacheEntry *cached = lookup_type_cache(type, TYPECACHE_BTREE_OPFAMILY);

	return get_opfamily_member(cached->btree_opf, cached->btree_opintype,
							   cached->btree_opintype, strategy);
}

/*
 * What is put in place of a call stands there twice.
 */
static bool
may_stand_twice(PlannerInfo *root, Node *argument)
{
	QualCost	cost;

	if (contain_volatile_functions(argument) || contain_subplans(argument))
		return false;
	cost_qual_eval(&cost, list_make1(argument), root);
	return cost.startup + cost.per_tuple <= 10 * cpu_operator_cost;
}

/*
 * upper_bound(area), worked out where it can be.
 */
static Expr *
upper_bound(Oid caller, Node *area)
{
	Oid			type = exprType(area);

	if (IsA(area, Const))
	{
		Const	   *known = (Const *) area;
		int64		end = govcredit_division_upper_bound_of(DatumGetDivision(known->constvalue));

		return (Expr *) makeConst(type, -1, InvalidOid, sizeof(int64),
								  DivisionGetDatum(end), false, true);
	}
	return (Expr *) makeFuncExpr(LookupFuncName(list_make2(makeString(get_namespace_name(get_func_namespace(caller))),
														   makeString("upper_bound")),
												1, &type, false),
								 type, list_make1(area), InvalidOid, InvalidOid,
								 COERCE_EXPLICIT_CALL);
}

/*
 * code >= area AND code < upper_bound(area) in place of the call: an index on
 * the code is used and partitions are pruned, for constants and parameters.
 */
static Node *
two_comparisons(Node *request, int code_at)
{
	SupportRequestSimplify *simplify = (SupportRequestSimplify *) request;
	Node	   *code;
	Node	   *area;
	Oid			type;

	if (!IsA(request, SupportRequestSimplify))
		return NULL;
	code = list_nth(simplify->fcall->args, code_at);
	area = list_nth(simplify->fcall->args, 1 - code_at);
	if (!may_stand_twice(simplify->root, code) || !may_stand_twice(simplify->root, area))
		return NULL;

	/*
	 * What stands above a code is a handful, and no range: better asked of
	 * the rows.
	 */
	if (!contain_var_clause(code) && contain_var_clause(area))
		return NULL;
	type = exprType(area);
	return (Node *) make_andclause(list_make2(make_opclause(division_operator(type, BTGreaterEqualStrategyNumber),
															BOOLOID, false, (Expr *) code, (Expr *) area,
															InvalidOid, InvalidOid),
											  make_opclause(division_operator(type, BTLessStrategyNumber),
															BOOLOID, false, (Expr *) copyObject(code),
															upper_bound(simplify->fcall->funcid, area),
															InvalidOid, InvalidOid)));
}

Datum
govcredit_division_within_support(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(two_comparisons((Node *) PG_GETARG_POINTER(0), 0));
}

Datum
govcredit_division_contains_support(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(two_comparisons((Node *) PG_GETARG_POINTER(0), 1));
}

/* Six digits each, ascending: the counties there are, and cities without. */
static const int32 counties[] = {
#include "counties.inc"
};

#define COUNTY_ROOM INT64CONST(1000000)

/*
 * Where a value stands among the counties there are.  Most of the numbers
 * between two codes are never given out, so the distance of the numbers says
 * little.
 */
static double
place_of(int64 value)
{
	int			low = 0;
	int			high = lengthof(counties);
	int64		into;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (counties[middle] * COUNTY_ROOM <= value)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return 0;
	into = value - counties[low - 1] * COUNTY_ROOM;
	return low - 1 + Min((double) into / COUNTY_ROOM, 1);
}

/*
 * Which share of the histogram lies before a value.  The rows of a bucket are
 * taken to lie evenly among the counties between its ends, or where it has
 * none, among the numbers.
 */
static double
share_before(const AttStatsSlot *histogram, int64 value)
{
	int			low = 0;
	int			high = histogram->nvalues;
	int64		start;
	int64		end;
	double		counted;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (DatumGetDivision(histogram->values[middle]) < value)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return 0;
	if (low == histogram->nvalues)
		return 1;
	start = DatumGetDivision(histogram->values[low - 1]);
	end = DatumGetDivision(histogram->values[low]);
	counted = place_of(end) - place_of(start);
	if (counted > 0)
		counted = (place_of(value) - place_of(start)) / counted;
	else
		counted = (double) (value - start) / (end - start);
	return (low - 1 + counted) / (histogram->nvalues - 1);
}

/*
 * Which share of the rows of a column lies in a range.
 */
static double
range_selectivity(const VariableStatData *column, const DivisionRange *range)
{
	double		unknown = 1;
	double		rest;
	double		common = 0;
	AttStatsSlot slot;

	if (range->bounded_below || range->bounded_above)
		unknown = range->bounded_below && range->bounded_above ? DEFAULT_RANGE_INEQ_SEL : DEFAULT_INEQ_SEL;
	if (!HeapTupleIsValid(column->statsTuple) || !range->known)
		return unknown;

	rest = 1 - ((Form_pg_statistic) GETSTRUCT(column->statsTuple))->stanullfrac;
	if (get_attstatsslot(&slot, column->statsTuple, STATISTIC_KIND_MCV, InvalidOid,
						 ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS))
	{
		for (int i = 0; i < slot.nvalues; i++)
		{
			int64		value = DatumGetDivision(slot.values[i]);

			rest -= slot.numbers[i];
			if (value >= range->first && value < range->end)
				common += slot.numbers[i];
		}
		free_attstatsslot(&slot);
	}
	if (get_attstatsslot(&slot, column->statsTuple, STATISTIC_KIND_HISTOGRAM, InvalidOid,
						 ATTSTATSSLOT_VALUES))
	{
		if (slot.nvalues > 1)
			unknown = share_before(&slot, range->end) - share_before(&slot, range->first);
		free_attstatsslot(&slot);
	}
	CLAMP_PROBABILITY(rest);
	common += rest * Max(unknown, 0);
	CLAMP_PROBABILITY(common);
	return common;
}

/*
 * The column that a comparison bounds and the bound; false where it bounds none.
 */
static bool
read_bound(PlannerInfo *root, Oid operator, List *args, int varRelid,
		   VariableStatData *column, DivisionRange *range)
{
	Node	   *other;
	bool		on_left;
	int			strategy;

	if (!get_restriction_variable(root, args, varRelid, column, &other, &on_left))
		return false;
	strategy = get_op_opfamily_strategy(operator,
										lookup_type_cache(column->vartype, TYPECACHE_BTREE_OPFAMILY)->btree_opf);
	if (strategy == 0 || strategy == BTEqualStrategyNumber)
	{
		ReleaseVariableStats(*column);
		return false;
	}
	if (!on_left)
		strategy = BTCommuteStrategyNumber(strategy);
	range->bounded_below = strategy > BTEqualStrategyNumber;
	range->bounded_above = !range->bounded_below;
	range->first = PG_INT64_MIN;
	range->end = PG_INT64_MAX;
	range->known = IsA(other, Const) && statistic_proc_security_check(column, get_opcode(operator));
	if (range->known)
	{
		Const	   *known = (Const *) other;
		int64		value;

		/* The operators are strict. */
		if (known->constisnull)
			value = range->bounded_below ? PG_INT64_MAX : PG_INT64_MIN;
		else
			value = DatumGetDivision(known->constvalue) +
				(strategy == BTLessEqualStrategyNumber || strategy == BTGreaterStrategyNumber ? 1 : 0);
		if (range->bounded_below)
			range->first = value;
		else
			range->end = value;
	}
	return true;
}

static Node *
bare_clause(Node *clause)
{
	return IsA(clause, RestrictInfo) ? (Node *) ((RestrictInfo *) clause)->clause : clause;
}

/*
 * The conjunction in which a comparison with these arguments stands, NIL where
 * it stands in none of these.
 */
static List *
conjunction_of(List *clauses, List *args)
{
	ListCell   *cell;
	List	   *found = NIL;

	foreach(cell, clauses)
	{
		Node	   *clause = bare_clause(lfirst(cell));

		if (IsA(clause, OpExpr) && equal(((OpExpr *) clause)->args, args))
			return clauses;
		if (is_andclause(clause))
			found = conjunction_of(((BoolExpr *) clause)->args, args);
		else if (is_orclause(clause))
		{
			ListCell   *arm;

			foreach(arm, ((BoolExpr *) clause)->args)
			{
				found = conjunction_of(is_andclause(lfirst(arm)) ? ((BoolExpr *) lfirst(arm))->args :
									   list_make1(lfirst(arm)), args);
				if (found != NIL)
					break;
			}
		}
		if (found != NIL)
			return found;
	}
	return NIL;
}

/*
 * Two bounds of one column become one range.
 */
static void
narrow(DivisionRange *range, const DivisionRange *bound)
{
	range->bounded_below = range->bounded_below || bound->bounded_below;
	range->bounded_above = range->bounded_above || bound->bounded_above;
	range->first = Max(range->first, bound->first);
	range->end = Min(range->end, bound->end);
}

/*
 * The share of rows that all bounds of a column in one conjunction leave is
 * the answer of the first of them; the others then take nothing away.
 */
static double
comparison_selectivity(PlannerInfo *root, Oid operator, List *args, int varRelid)
{
	VariableStatData column;
	DivisionRange range;
	DivisionRange known = {true, false, false, PG_INT64_MIN, PG_INT64_MAX};
	DivisionRange guessed = {false, false, false, PG_INT64_MIN, PG_INT64_MAX};
	List	   *clauses;
	ListCell   *cell;
	bool		first = true;
	double		result;

	if (!read_bound(root, operator, args, varRelid, &column, &range))
		return DEFAULT_INEQ_SEL;
	narrow(range.known ? &known : &guessed, &range);
	clauses = column.rel == NULL ? NIL : conjunction_of(column.rel->baserestrictinfo, args);
	foreach(cell, clauses)
	{
		OpExpr	   *clause = (OpExpr *) bare_clause(lfirst(cell));
		VariableStatData bounded;
		DivisionRange bound;

		if (!IsA(clause, OpExpr) || list_length(clause->args) != 2 ||
			!read_bound(root, clause->opno, clause->args, varRelid, &bounded, &bound))
			continue;
		if (equal(bounded.var, column.var))
		{
			if (first && !equal(clause->args, args))
			{
				ReleaseVariableStats(bounded);
				ReleaseVariableStats(column);
				return 1;
			}
			first = false;
			narrow(bound.known ? &known : &guessed, &bound);
		}
		ReleaseVariableStats(bounded);
	}
	result = range_selectivity(&column, &known) * range_selectivity(&column, &guessed);
	ReleaseVariableStats(column);
	return result;
}

Datum
govcredit_division_comparison_sel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(comparison_selectivity((PlannerInfo *) PG_GETARG_POINTER(0), PG_GETARG_OID(1),
											(List *) PG_GETARG_POINTER(2), PG_GETARG_INT32(3)));
}

/*
 * Of the operators themselves, which are left where they are asked of the
 * elements of an array.
 */
static double
within_selectivity(PlannerInfo *root, Oid operator, List *args, int varRelid, bool code_on_left)
{
	VariableStatData column;
	Node	   *other;
	bool		on_left;
	double		result;

	if (!get_restriction_variable(root, args, varRelid, &column, &other, &on_left))
		return DEFAULT_RANGE_INEQ_SEL;
	if (on_left != code_on_left)
	{
		bool		is_default;

		/* A code is within itself and what stands above it. */
		result = GOVCREDIT_DIVISION_VILLAGE / get_variable_numdistinct(&column, &is_default);
	}
	else
	{
		DivisionRange range = {false, true, true, 0, 0};

		if (IsA(other, Const) && !((Const *) other)->constisnull &&
			statistic_proc_security_check(&column, get_opcode(operator)))
		{
			range.known = true;
			range.first = DatumGetDivision(((Const *) other)->constvalue);
			range.end = govcredit_division_upper_bound_of(range.first);
		}
		result = range_selectivity(&column, &range);
	}
	ReleaseVariableStats(column);
	CLAMP_PROBABILITY(result);
	return result;
}

Datum
govcredit_division_within_sel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(within_selectivity((PlannerInfo *) PG_GETARG_POINTER(0), PG_GETARG_OID(1),
										(List *) PG_GETARG_POINTER(2), PG_GETARG_INT32(3), true));
}

Datum
govcredit_division_contains_sel(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(within_selectivity((PlannerInfo *) PG_GETARG_POINTER(0), PG_GETARG_OID(1),
										(List *) PG_GETARG_POINTER(2), PG_GETARG_INT32(3), false));
}

/*-------------------------------------------------------------------------
 *
 * policy.h
 *	  The compiled form of a policy edition.
 *
 * A policy document is compiled once per backend.  Codes become indexes into
 * the arrays below, decision tables become masks and ranges, points become
 * int64 millionths.  Nothing here changes after compilation; everything lives
 * in the edition's own memory context.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_POLICY_H
#define GOVCREDIT_POLICY_H

#include "fmgr.h"
#include "nodes/pg_list.h"
#include "utils/jsonb.h"

#include "document/literal.h"

/* Limits of the language; beyond them a document is refused. */
#define POLICY_MAX_KINDS		64
#define POLICY_MAX_FLAGS		64
#define POLICY_MAX_DOCUMENTS	60
#define POLICY_MAX_SEVERITIES	32
#define POLICY_MAX_SCORECARDS	16
#define POLICY_MAX_DIMENSIONS	64
#define POLICY_MAX_TYPES		4096
#define POLICY_MAX_RULES		4096	/* rows of one table */
#define POLICY_MAX_MONTHS		1200
#define POLICY_MAX_WEIGHT		10000
#define POLICY_MAX_POINTS		INT64CONST(100000)
#define POLICY_MAX_MULTIPLIER	100
#define POLICY_MAX_REPEATED		INT64CONST(1000000) /* of all multipliers;
													 * more counts as much */

/* value / divisor, half away from zero; divisor > 0. */
static inline int64
govcredit_divide_round(int64 value, int64 divisor)
{
	int64		quotient = value / divisor;
	int64		rest = value % divisor;

	if (micro_abs(rest) >= divisor - micro_abs(rest))
		quotient += (value < 0) ? -1 : 1;
	return quotient;
}

/*
 * Codes of one section; index <-> text.  Records bring codes as text, two or
 * three in each row, so a look-up compares the length and the first and last
 * eight bytes in the slot itself, and the middle only of longer codes.
 */
typedef struct PolicySlot
{
	uint64		head;
	uint64		tail;
	int16		length;			/* -1: empty */
	int16		index;
} PolicySlot;

typedef struct PolicyCodes
{
	int			count;
	const char **name;			/* by index, sorted bytewise */
	const char **title;			/* Chinese, by index; NULL, or NULL inside:
								 * none */
	const char **english;		/* the same in English */
	uint32		mask;			/* slots - 1 */
	PolicySlot *slot;			/* open addressing */
} PolicyCodes;

/* What every item carries. */
typedef struct PolicyItem
{
	const char *code;
	const char *title_zh;		/* NULL if none */
	const char *basis;			/* the clause as one cites it, or "default" */
} PolicyItem;

typedef enum PolicyClass
{
	CLASS_BASIC,				/* 基本信息 */
	CLASS_HONOUR,				/* 荣誉信息 */
	CLASS_DISHONESTY			/* 失信信息 */
} PolicyClass;

/*
 * Conditions of a row.  A mask of zero, a NULL set and a full range do not
 * restrict.  Ranges are inclusive on both sides.
 */
typedef struct PolicyCondition
{
	uint64		kinds;
	uint64		flags;			/* all of them must be set */
	uint64		without_flags;	/* none of them may be set */
	uint32		severities;
	bool		has_amount;
	int64		amount_min;
	int64		amount_max;
	uint64	   *types;			/* bit set over record types */
	bool		by_class;		/* of a type that has its class sometimes only */
	PolicyClass class;
} PolicyCondition;

typedef enum PolicyPointsKind
{
	POINTS_FIXED,
	POINTS_RANGE,				/* the record brings them, within a range
								 * 裁量 */
	POINTS_PER_UNIT,			/* for every whole unit of the amount */
	POINTS_DIRECT				/* a direct grade 直接判级, no points */
} PolicyPointsKind;

typedef struct PolicyPoints
{
	PolicyCondition when;
	PolicyPointsKind kind;
	bool		plain;			/* every record of the row has these points */
	int			cut;			/* if plain: where its term is among all cuts,
								 * -1: no end */
	int64		points;			/* millionths; of a unit with POINTS_PER_UNIT */
	int64		range_min;
	int64		range_max;
	int64		unit;			/* millionths of the amount */
	int64		above;			/* units count from here */
	int64		plus;			/* points besides those of the units */
	const char *direct;			/* grade, with POINTS_DIRECT */
	const char *rule;			/* JSON path */
	const char *basis;
} PolicyPoints;

/* How long a record counts (有效期). */
typedef struct PolicyTerm
{
	PolicyItem	item;
	bool		until_ended;	/* an act without an end goes on (名单) */
	int			nbands;
	int64	   *up_to;			/* |base| in millionths, included */
	int		   *months;
	int			first_cut;		/* of its bands among all cuts */
} PolicyTerm;

typedef struct PolicyAgeing
{
	PolicyItem	item;
	int			nsteps;
	int		   *months;
	int		   *percent;
	int			first_cut;
} PolicyAgeing;

typedef enum PolicyRepeatMode
{
	REPEAT_NONE,
	REPEAT_FLAT,				/* once, however often */
	REPEAT_POWER				/* once for every earlier record */
} PolicyRepeatMode;

/* Who may see records of a type (公开属性); what is not public is not published. */
typedef enum PolicyDisclosure
{
	DISCLOSURE_PUBLIC,
	DISCLOSURE_SHARED,
	DISCLOSURE_AUTHORISED
} PolicyDisclosure;

/* The list that a subject must stand on (名单). */
typedef struct PolicyMembership
{
	int			list;			/* -1: none */
	int			nitems;			/* any one of them; 0: any of the list's */
	int		   *items;
} PolicyMembership;

/* What comes before and after a document: the lowest bits of its mask. */
#define DOCUMENT_STEPS	3
extern const char *const govcredit_document_steps[];	/* in the order of their
														 * bits */

/* A kind of document (文书) that records rest on. */
typedef struct PolicyDocument
{
	PolicyItem	item;
	int			of_class;		/* good for all types of it that name none; -1 */
	uint64		bits;			/* its own and those of the steps it needs */
} PolicyDocument;

/* Who may supply records (信息提供单位): a body with one of the words in its name. */
typedef struct PolicySupplier
{
	PolicyItem	item;
	int			nnames;
	const char **names;
} PolicySupplier;

typedef struct PolicyType
{
	PolicyItem	item;
	PolicyClass class;
	int16		ndocuments;		/* of that class only with one of them; 0: it
								 * wants none */
	int16		nsuppliers;		/* 0: anybody */
	PolicyCondition *class_when;	/* of that class only so, else basic;
									 * NULL: always */
	int		   *documents;
	int		   *suppliers;
	int			domain;
	uint64		kinds;			/* subjects it may concern */
	int			dimension[POLICY_MAX_SCORECARDS];	/* 0 in a ledger, -1: not
													 * in this scorecard */
	int			npoints;
	PolicyPoints *points;
	const PolicyPoints **row_of_severity;	/* where nothing else decides, or
											 * NULL */
	bool		by_severity;	/* some row asks for the severity */
	bool		by_amount;
	bool		uses_amount;	/* some rule about it asks for the amount */
	bool		conditional;	/* not always of its class */
	int			severity;		/* where none is given; -1: none */
	bool		has_amount;		/* where none is given */
	int64		amount;
	const char *amount_unit;	/* what the amount counts: yuan, months */
	PolicyRepeatMode repeat;
	int			multiplier;
	int			accrual_months; /* counts again every so many months; 0: once */
	int			max_periods;	/* 0: no limit */
	int			yearly_cap;		/* -1: none */
	int			ageing;			/* -1: none */
	int			term;			/* -1: no end */
	bool		until_ended;	/* its term says so */
	bool		listed;			/* its keeper takes it off a list, and is told
								 * when he has to */
	bool		after_office;	/* for acts in office one answers later, too */
	int			overlap;		/* -1: none */
	int			deadline;		/* of publication; -1: none */
	PolicyDisclosure disclosure;
	bool		kept;			/* does not decompose into sums */
	bool		by_given;		/* some row takes points from the record */
	PolicyMembership of_list;
	int			ncaps;
	int		   *caps;
	int			nsanctions;
	int		   *sanctions;
	int			nrepairs;
	int		   *repairs;
	int			naggravations;
	int		   *aggravations;
	int			nroutes;
	int		   *routes;
	int			nheads;
	int		   *heads;
	int			nexclusions;
	int		   *exclusions;
} PolicyType;

/* More (or less) than the points say, where the conditions hold. */
typedef struct PolicyAggravation
{
	PolicyItem	item;
	PolicyCondition when;
	int			percent;
} PolicyAggravation;

/* At most so many points of a calendar year, over all types that name it. */
typedef struct PolicyYearlyCap
{
	PolicyItem	item;
	int64		points;
} PolicyYearlyCap;

/* Who is told (通报). */
typedef struct PolicyRoute
{
	PolicyItem	item;
	PolicyCondition when;
	int			nrecipients;
	int		   *recipients;
} PolicyRoute;

/* As what one heads a unit. */
typedef enum PolicyPost
{
	POST_HEAD,
	POST_ACTING,
	POST_DEPUTY					/* in charge of some domains */
} PolicyPost;

/* In the order of PolicyPost, NULL at the end. */
extern const char *const policy_post_names[];

/* The record that the head in office on the day gets with it (联责). */
typedef struct PolicyHeadLink
{
	PolicyItem	item;
	PolicyCondition when;
	int			type;
	int			posts;			/* bits of PolicyPost */
	int			nflags;
	int		   *flags;			/* beside those of the unit's record */
	int			nanswers;
	int		   *answers;		/* record types of the head that settle it;
								 * none: it ends with the unit's */
} PolicyHeadLink;

typedef enum PolicyMissing
{
	MISSING_SKIP,
	MISSING_ZERO,
	MISSING_FULL,
	MISSING_PEER_MEAN
} PolicyMissing;

/*
 * An indicator (指标): its value becomes a score by a polyline through its
 * points or by steps, of which the highest reached counts.  One without a
 * dimension is a figure (数据项): it is kept and gives no score.
 */
typedef struct PolicyIndicator
{
	PolicyItem	item;
	const char *unit;
	const char *range;			/* as written, NULL: any value */
	int64		min;
	int64		max;
	int			dimension[POLICY_MAX_SCORECARDS];	/* -1: not in it */
	int			weight;
	bool		steps;			/* or a polyline */
	int			npoints;		/* 0: a figure */
	int64	   *value;			/* rising */
	int64	   *score;
	PolicyMissing missing;
	int			ratio[2];		/* figures it is the ratio of; -1: none */
	PolicyMembership of_list;
	int64		unobserved;		/* its score where nobody observed it; -1: it
								 * is left out */
} PolicyIndicator;

/* An early warning (预警) on a score, a grade or an indicator's value. */
typedef struct PolicyWarning
{
	PolicyItem	item;
	const char *level;
	uint64		kinds;
	int			indicator;		/* -1: on the score or grade */
	bool		has_range;
	int64		min;
	int64		max;
	int			ngrades;
	const char **grades;
} PolicyWarning;

/* What a good grade brings (守信激励). */
typedef struct PolicyIncentive
{
	PolicyItem	item;
	uint64		kinds;
	int			ngrades;
	const char **grades;
	const char *body;
} PolicyIncentive;

/* A report due every year (报送). */
typedef struct PolicyReport
{
	PolicyItem	item;
	int			month;
	int			day;
	int			years_later;
	uint64		reporters;
} PolicyReport;

/* Why something gives way (事由), or what is no reason for it. */
typedef struct PolicyGround
{
	PolicyItem	item;
	bool		refused;
} PolicyGround;

/* What a step of a procedure rests on, and what comes of it. */
typedef struct PolicyStep
{
	int			nneeds;
	int		   *needs;			/* steps that must have been taken */
	int			record;			/* type of the record it makes, -1: none */
	int			repair;			/* effect it gives to the records of its
								 * matter, -1: none */
	bool		pays;			/* with it nothing is owed any more */
	PolicyCodes ground_codes;	/* one of which it rests on; none: on none */
	PolicyGround *ground;

	/* What follows is of a flow only: a stage (环节). */
	bool		first;			/* it may begin the flow */
	int			nafter;
	int		   *after;			/* stages it may directly follow */
	int			by;				/* who takes it, of govcredit_flow_sides; -1:
								 * anybody */
	int			addressee;		/* to whom its paper goes; -1: nobody */
	int			within;			/* deadline by which it is owed; -1: none */
	int			nlonger;
	int		   *longer_after;	/* stages with which it is another deadline
								 * … */
	int		   *longer;			/* … this one */
	int			ncounted;
	int		   *counted_from;	/* within it from the last of these; none:
								 * from the first day */
	int			waits;			/* deadline that must be over first; -1: none */
	int			nwaits_from;
	int		   *waits_from;		/* likewise */
	bool		pauses;			/* until the next, all terms stand still */
	bool		document;		/* it has a paper with a number */
	const char *outcome;		/* of its matter; NULL: none */
	PolicyItem *remedy;			/* what may be done against it; NULL: none */
} PolicyStep;

/* Who has to do with a flow; NULL at the end. */
extern const char *const govcredit_flow_sides[];

/* What a kind of matters may be about; NULL at the end. */
extern const char *const govcredit_flow_abouts[];
#define ABOUT_OBJECTION			0
#define ABOUT_REPAIR			1

/* Is a stage one that no other follows? */
struct PolicyList;
extern bool govcredit_stage_is_last(const struct PolicyList *flow, int at);

/* A list of items, in their order: service items, stages, catalogues (清单). */
typedef struct PolicyList
{
	PolicyItem	item;
	uint64		kinds;			/* it concerns; 0: all */
	PolicyCodes codes;
	PolicyItem *entry;			/* by code */
	int		   *order;			/* by code */
	PolicyStep *step;			/* by code, of a procedure */
	bool		flow;			/* its steps are stages, of which one follows
								 * another */
} PolicyList;

/* A promise (承诺). */
typedef struct PolicyPromise
{
	PolicyItem	item;
	int			broken;			/* type of the record of a broken one */
} PolicyPromise;

/* Whose a record is that an outcome leads to, as bits. */
#define LEAD_UNIT				1
#define LEAD_PERSON				2
#define LEAD_HEAD				4

/* A record that an outcome leads to. */
typedef struct PolicyLead
{
	PolicyItem	item;
	int			whom;
	int			type;			/* -1: by its item, or by its promise */
	int		   *of_item;		/* type by item of the list that the kind's
								 * are of; NULL: not by item */
	bool		broken;			/* what its promise says */
	int			ncodes;			/* of these codes only; 0: of all */
	int		   *codes;
	int			severity;		/* -1: not said */
	uint64		flags;
} PolicyLead;

/* How a matter may end (办理结果). */
typedef struct PolicyOutcome
{
	PolicyItem	item;
	int			ncodes;			/* open to these codes only; 0: to all */
	int		   *codes;
	bool		computed;		/* nobody enters it: others count as it */
	bool		reason;			/* needs one */
	bool		steps;			/* needs all steps of the procedure */
	bool		settled;		/* nothing may be owed any more */
	int			late;			/* outcome it counts as past the last day; -1:
								 * itself */
	int			nleads;
	PolicyLead *lead;			/* in the order of their codes */
} PolicyOutcome;

/* What a unit has to see to (事项): whose, by which codes and steps, how it may end. */
typedef struct PolicyMatter
{
	PolicyItem	item;
	uint64		charge;			/* kinds that may be in charge; 0: all */
	const char *section;		/* that has its codes, as one asks for it;
								 * NULL: none */
	const PolicyCodes *codes;	/* of the section, or its own; NULL: free */
	const char *coded;			/* the items of these, each beginning with a
								 * PolicyItem … */
	Size		coded_size;		/* … of so many bytes */
	PolicyCodes own_codes;
	bool		uncoded;		/* one may come without its code */
	bool		of_promises;
	bool		of_procedures;	/* its code is the procedure it goes through */
	int			nparties;
	const char **parties;
	int			channels;		/* list of the ways in; -1: any word */
	int			nitems;			/* lists its item may be of; 0: any */
	int		   *items;
	int			stages;			/* list its steps are of; -1: none */
	int			procedure;		/* it goes through unless it names another;
								 * -1: none */
	int			time_limit;		/* deadline from its first day on; -1: none */
	const char *entry_limit;	/* in what the time limit of the entry of its
								 * code runs; NULL: it gives none */
	int			about;			/* of govcredit_flow_abouts; -1: about neither */
	bool		required;		/* in no other way is one answered, or granted */
	PolicyCodes outcome_codes;
	PolicyOutcome *outcome;
	int			overdue;		/* outcome it counts as when it has not ended
								 * by its last day; -1: none */
} PolicyMatter;

/* Information that is refused at the door or kept from publication (禁止归集、不予公示). */
typedef struct PolicyExclusion
{
	PolicyItem	item;
	PolicyCondition when;
	bool		from_collection;
	bool		from_publication;
} PolicyExclusion;

/* What a grade brings with it: supervision, reward, sanction, reference. */
typedef struct PolicyConsequence
{
	PolicyItem	item;
	const char *consequence;
	const char *phase;			/* NULL: none named */
	uint64		kinds;
	int			ngrades;		/* 0: all of them */
	const char **grades;
} PolicyConsequence;

typedef struct PolicyGrade
{
	PolicyItem	item;
	bool		has_from;
	int64		from;			/* lower bound, included */
	bool		has_direct;
	int64		direct;			/* the score a direct grade counts as */
} PolicyGrade;

typedef struct PolicyDimension
{
	PolicyItem	item;
	int			weight;
	int64		start;
	int64		max;
	bool		has_opening;	/* indicators open it though nothing is
								 * observed */
	int64		opening;		/* with what it opens then: their mean, or
								 * start */
} PolicyDimension;

typedef enum PolicyModel
{
	MODEL_INDEX,
	MODEL_LEDGER
} PolicyModel;

typedef struct PolicyScorecard
{
	PolicyItem	item;
	uint64		kinds;
	PolicyModel model;
	int			places;
	bool		drop_no_data;	/* dimensions without data leave the total */
	int			nindicators;	/* defined for it */
	int64		start;			/* ledger */
	int			ndimensions;
	PolicyDimension *dimension;
	PolicyCodes dimension_codes;
	int64		weight_sum;
	int			ngrades;
	PolicyGrade *grade;			/* best first */
} PolicyScorecard;

typedef struct PolicyCap
{
	PolicyItem	item;
	PolicyCondition when;
	bool		has_score;
	int64		max_score;
	const char *max_grade;		/* NULL: none; found in each scorecard */
} PolicyCap;

typedef struct PolicyKind
{
	PolicyItem	item;
	bool		natural_person;
	int			scorecard;		/* -1: not scored */
	int			nbeginnings;	/* of its codes */
	const char **beginnings;
} PolicyKind;

typedef struct PolicySeverity
{
	PolicyItem	item;
	int			order;
} PolicySeverity;

typedef struct PolicyPenaltyKind
{
	PolicyItem	item;
	int			order;
	int			severity;
} PolicyPenaltyKind;

typedef enum PolicyEffectKind
{
	EFFECT_PROHIBIT,			/* 禁止 */
	EFFECT_RESTRICT,			/* 限制 */
	EFFECT_DISCRETION,			/* 裁量 */
	EFFECT_IMPOSE				/* 实施: a duty or reprimand, bars nothing */
} PolicyEffectKind;

typedef enum PolicyUntil
{
	UNTIL_VALIDITY,
	UNTIL_TERM,
	UNTIL_CORRECTED,
	UNTIL_REPAIRED,
	UNTIL_DISCHARGED			/* done as the registry has it */
} PolicyUntil;

typedef struct PolicyMeasure
{
	PolicyItem	item;
	PolicyEffectKind effect;
	uint64		targets;		/* subject kinds */
	int			nactions;
	int		   *actions;
	int			npurposes;
	int		   *purposes;		/* that stay free */
	const char *body;
	PolicyUntil until;
	int			months;			/* with UNTIL_TERM */
	bool		after_office;	/* stays when an official has left office */
	bool		ends_with_record;	/* at the end of its validity at the
									 * latest */
} PolicyMeasure;

typedef struct PolicySanctionRule
{
	PolicyItem	item;
	PolicyCondition when;
	bool		except;			/* takes its measures away instead */
	int			nmeasures;
	int		   *measures;
} PolicySanctionRule;

typedef struct PolicyRepairEffect
{
	PolicyItem	item;
	int			percent;		/* of the points that stay */
	bool		lift;			/* measures and publication end */
	int64		replace_points; /* in the place of the record's own */
	int			replace_months; /* for so long from the day granted; 0: none */
} PolicyRepairEffect;

/* Conditions a repair rule may require, as bits. */
#define REQUIRE_CORRECTED		1
#define REQUIRE_DUTIES_DONE		2
#define REQUIRE_COMMITTED		4

typedef struct PolicyRepairRule
{
	PolicyItem	item;
	PolicyCondition when;
	const char *regime;			/* NULL: none named */
	DateADT		from;			/* of the date that chooses the regime */
	DateADT		to;
	int			minimum_months; /* -1: none */
	int			maximum_months; /* -1: none */
	bool		inclusive;
	bool		refused;
	bool		not_published;
	bool		not_required;	/* in principle not published: nobody has to */
	int			requires;
	int			ngrounds;		/* any one of them */
	int		   *grounds;
	int			neffects;
	int		   *effects;
} PolicyRepairRule;

typedef enum PolicyUnit
{
	UNIT_WORKDAY,
	UNIT_DAY,
	UNIT_MONTH
} PolicyUnit;

typedef struct PolicyDeadline
{
	PolicyItem	item;
	int			length;
	PolicyUnit	unit;
	bool		moves;			/* off a day off, Civil Code article 203 */
} PolicyDeadline;

/* Which edition judges a record of days when an earlier one was in force. */
typedef enum PolicyTransition
{
	TRANSITION_LATER,			/* this one */
	TRANSITION_EARLIER,
	TRANSITION_MILDER			/* the earlier, unless this one is milder */
} PolicyTransition;

typedef struct Policy
{
	int64		handle;
	const char *name;
	PolicyTransition transition;
	const char *transition_basis;	/* NULL: nothing said */

	PolicyCodes kind_codes;
	PolicyKind *kind;
	PolicyCodes severity_codes;
	PolicySeverity *severity;
	PolicyCodes penalty_codes;
	PolicyPenaltyKind *penalty;
	PolicyCodes flag_codes;
	PolicyCodes document_codes;
	PolicyDocument *document;
	PolicyCodes supplier_codes;
	PolicySupplier *supplier;
	PolicyCodes domain_codes;
	bool	   *private_domains;	/* of other conduct than in office or
									 * licensed work */
	PolicyCodes term_codes;
	PolicyTerm *term;
	PolicyCodes ageing_codes;
	PolicyAgeing *ageing;
	int			ncuts;			/* bands of terms and steps of ageing */
	PolicyCodes scorecard_codes;
	PolicyScorecard *scorecard;
	PolicyCodes type_codes;
	PolicyType *type;
	PolicyCodes overlap_codes;
	PolicyCodes cap_codes;
	PolicyCap  *cap;
	PolicyCodes action_codes;
	PolicyCodes purpose_codes;
	PolicyCodes measure_codes;
	PolicyMeasure *measure;
	PolicyCodes sanction_codes;
	PolicySanctionRule *sanction;
	PolicyCodes ground_codes;
	PolicyCodes effect_codes;
	PolicyRepairEffect *effect;
	PolicyCodes repair_codes;
	PolicyRepairRule *repair;
	bool		regime_by_application;
	PolicyCodes deadline_codes;
	PolicyDeadline *deadline;
	PolicyCodes aggravation_codes;
	PolicyAggravation *aggravation;
	PolicyCodes yearly_cap_codes;
	PolicyYearlyCap *yearly_cap;
	PolicyCodes recipient_codes;
	PolicyItem *recipient;
	bool	   *site;			/* by recipient: is it in a publish_in? */
	PolicyCodes route_codes;
	PolicyRoute *route;
	PolicyCodes head_codes;
	PolicyHeadLink *head;
	PolicyCodes indicator_codes;
	PolicyIndicator *indicator;
	PolicyCodes warning_codes;
	PolicyWarning *warning;
	PolicyCodes incentive_codes;
	PolicyIncentive *incentive;
	PolicyCodes report_codes;
	PolicyReport *report;
	PolicyCodes task_codes;
	PolicyItem *task;
	PolicyCodes list_codes;
	PolicyList *list;
	PolicyCodes procedure_codes;
	PolicyList *procedure;		/* its entries are its steps */
	PolicyCodes promise_codes;
	PolicyPromise *promise;
	PolicyCodes matter_codes;
	PolicyMatter *matter;
	PolicyCodes exclusion_codes;
	PolicyExclusion *exclusion;
	PolicyCodes consequence_codes;
	PolicyConsequence *consequence;

	Jsonb	   *kept;			/* its document, once somebody asked for it */
	MemoryContext context;
} Policy;

/*
 * Compiles a flattened document into the current memory context.  Findings
 * (DocFinding *) are appended to *findings; the result is to be used only
 * if none of them is an error.
 */
extern Policy *govcredit_policy_compile(Jsonb *document, List **findings);

/* The keys a document may have; NULL at the end. */
extern const char *const govcredit_policy_sections[];

/* Findings about tests that stand apart from a document. */
extern List *govcredit_policy_check_tests(Jsonb *tests);

/* The document with the edition it extends merged in. */
extern Jsonb *govcredit_policy_flatten_document(Jsonb *document);

/*
 * The compiled edition, valid for the life of the backend.  IG001 if this
 * database does not hold it, IG002 if it is damaged.
 */
extern const Policy *govcredit_policy_get(int64 handle);

/*
 * Its document, not to be changed: read and checked against its hash once, kept
 * as long as the edition is.
 */
extern Jsonb *govcredit_policy_document_of(const Policy *policy);

/* Band of the record's term, or -1 if its type has none. */
static inline int
policy_term_band(const Policy *policy, const PolicyType *type, int64 base)
{
	const PolicyTerm *term;
	int			band = 0;

	if (type->term < 0)
		return -1;
	term = &policy->term[type->term];
	while (band < term->nbands - 1 && micro_abs(base) > term->up_to[band])
		band++;
	return band;
}

/* Place of that band among all cuts, or -1. */
static inline int
policy_term_cut(const Policy *policy, const PolicyType *type, int64 base)
{
	int			band = policy_term_band(policy, type, base);

	return band < 0 ? -1 : policy->term[type->term].first_cut + band;
}

/*
 * The first and the last eight bytes of a code; of a shorter one all, in pieces
 * that overlap, so that nothing is done byte by byte.  With the length they tell
 * codes of up to 16 bytes apart.
 */
static inline void
policy_code_ends(const char *name, int length, uint64 *head, uint64 *tail)
{
	if (length >= 8)
	{
		memcpy(head, name, 8);
		memcpy(tail, name + length - 8, 8);
	}
	else if (length >= 4)
	{
		uint32		first;
		uint32		last;

		memcpy(&first, name, 4);
		memcpy(&last, name + length - 4, 4);
		*head = first;
		*tail = last;
	}
	else
	{
		*tail = 0;
		*head = length == 0 ? 0 :
			(unsigned char) name[0] | (unsigned char) name[length / 2] << 8 | (unsigned char) name[length - 1] << 16;
	}
}

/* Are the bytes between the ends, of a code longer than 16, the same? */
static inline bool
policy_code_middle(const char *a, const char *b, int length)
{
	for (int at = 8; at < length - 8; at += 8)
	{
		uint64		x;
		uint64		y;

		memcpy(&x, a + at, 8);
		memcpy(&y, b + at, 8);
		if (x != y)
			return false;
	}
	return true;
}

static inline uint32
policy_code_hash(uint64 head, uint64 tail, int length)
{
	uint64		h = (head ^ (uint64) length) * UINT64CONST(0x9E3779B97F4A7C15);

	h ^= tail * UINT64CONST(0xC2B2AE3D27D4EB4F);
	return (uint32) (h >> 32) ^ (uint32) h;
}

/* Index of a code, or -1. */
static inline int
govcredit_policy_code(const PolicyCodes *codes, const char *name, int length)
{
	uint64		head;
	uint64		tail;

	policy_code_ends(name, length, &head, &tail);
	for (uint32 at = policy_code_hash(head, tail, length) & codes->mask;; at = (at + 1) & codes->mask)
	{
		const PolicySlot *slot = &codes->slot[at];

		if (slot->length < 0)
			return -1;
		if (slot->head == head && slot->tail == tail && slot->length == length &&
			policy_code_middle(codes->name[slot->index], name, length))
			return slot->index;
	}
}

#endif							/* GOVCREDIT_POLICY_H */

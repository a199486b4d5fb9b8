/*-------------------------------------------------------------------------
 *
 * indicator.h
 *	  The score of an indicator's value.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_INDICATOR_H
#define GOVCREDIT_INDICATOR_H

#include "utils/numeric.h"

#include "policy/policy.h"

/* Index of an indicator of the policy, or an error. */
extern int	govcredit_resolve_indicator(const Policy *policy, text *name);

/* A value of the indicator in millionths, or an error if it is outside its range. */
extern int64 govcredit_indicator_micro(const Policy *policy, const PolicyIndicator *indicator, Numeric value);

/* Millionths to millionths, exact, rounded once. */
extern int64 govcredit_indicator_value(const PolicyIndicator *indicator, int64 value);

#endif							/* GOVCREDIT_INDICATOR_H */

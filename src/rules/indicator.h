/*-------------------------------------------------------------------------
 *
 * indicator.h
 *	  The score of an indicator's value.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_INDICATOR_H
#define GOVCREDIT_INDICATOR_H

#include "policy/policy.h"

/* Index of an indicator of the policy, or an error. */
extern int	govcredit_resolve_indicator(const Policy *policy, text *name);

/* Millionths to millionths, exact, rounded once. */
extern int64 govcredit_indicator_value(const PolicyIndicator *indicator, int64 value);

#endif							/* GOVCREDIT_INDICATOR_H */

/*-------------------------------------------------------------------------
 *
 * division.h
 *	  Divisions as Datums, for rooms that take a division out of something.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_DIVISION_H
#define GOVCREDIT_DIVISION_H

#include "identifier/division_core.h"

#define DivisionGetDatum(X) Int64GetDatum(X)
#define DatumGetDivision(X) DatumGetInt64(X)
#define PG_GETARG_DIVISION(n) DatumGetDivision(PG_GETARG_DATUM(n))
#define PG_RETURN_DIVISION(x) return DivisionGetDatum(x)

#endif							/* GOVCREDIT_DIVISION_H */

/*-------------------------------------------------------------------------
 *
 * errors.h
 *	  The SQLSTATEs of govcredit's own class, IG.
 *
 * Core codes are used wherever one fits: 22P02 for bad text, 22P03 for bad
 * binary input, 22023 for a bad argument, 54000 for a limit.  The class IG is
 * for what only this extension knows.  SQL reserves the first characters 0-4
 * and A-H to the standard; I is free for implementations.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_ERRORS_H
#define GOVCREDIT_ERRORS_H

/* The handle names an edition that this database does not hold. */
#define ERRCODE_GOVCREDIT_EDITION_MISSING	MAKE_SQLSTATE('I', 'G', '0', '0', '1')

/* The stored text of an edition does not have the hash it was stored under. */
#define ERRCODE_GOVCREDIT_EDITION_DAMAGED	MAKE_SQLSTATE('I', 'G', '0', '0', '2')

/* A policy or calendar document breaks a rule of its language. */
#define ERRCODE_GOVCREDIT_INVALID_DOCUMENT	MAKE_SQLSTATE('I', 'G', '0', '0', '3')

/* A date lies where no State Council notice is known. */
#define ERRCODE_GOVCREDIT_NOT_COVERED		MAKE_SQLSTATE('I', 'G', '0', '0', '4')

/* A code (record type, measure, deadline, ...) the policy does not define. */
#define ERRCODE_GOVCREDIT_UNKNOWN_CODE		MAKE_SQLSTATE('I', 'G', '0', '0', '5')

/* One error for all violations of a row that a table's layout refuses. */
#define ERRCODE_GOVCREDIT_ROW_REFUSED		MAKE_SQLSTATE('I', 'G', '0', '0', '6')

#endif							/* GOVCREDIT_ERRORS_H */

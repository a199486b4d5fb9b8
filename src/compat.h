/*-------------------------------------------------------------------------
 *
 * compat.h
 *	  Every difference between the PostgreSQL versions govcredit builds on
 *	  (15 to 18) stands in this file.
 *
 * Include it after postgres.h and fmgr.h.  Code elsewhere is written for the
 * newest version and never asks for PG_VERSION_NUM.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_COMPAT_H
#define GOVCREDIT_COMPAT_H

#if PG_VERSION_NUM < 150000
#error "govcredit needs PostgreSQL 15 or later"
#endif

/* varatt.h was split from postgres.h in PostgreSQL 16 (d952373a987). */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/*
 * Soft errors arrived in PostgreSQL 16 (d9f7f5d32f2).  Before that an input
 * function has no error context to report into, so ereturn() throws.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#else
#define SOFT_ERROR_OCCURRED(escontext) (false)
#define ereturn(escontext, dummy_value, ...) \
	do { \
		(void) (escontext); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

/* One object_aclcheck() for all classes since PostgreSQL 16 (c727f511bd7). */
#if PG_VERSION_NUM < 160000
#define object_aclcheck(classid, objectid, roleid, mode) \
	(AssertMacro((classid) == NamespaceRelationId), \
	 pg_namespace_aclcheck(objectid, roleid, mode))
#endif

/* pg_noreturn stands before the declaration since PostgreSQL 18. */
#ifndef pg_noreturn
#define pg_noreturn pg_attribute_noreturn()
#endif

/*
 * JSON actions return a result since PostgreSQL 16; the lexer may
 * be the caller's since 17.
 */
#if PG_VERSION_NUM >= 160000
#define GovcreditJsonAction JsonParseErrorType
#define GOVCREDIT_JSON_GO_ON return JSON_SUCCESS
#else
#define GovcreditJsonAction void
#define GOVCREDIT_JSON_GO_ON return
#endif
#if PG_VERSION_NUM >= 170000
#define govcredit_json_lexer(document) makeJsonLexContext(NULL, (document), true)
#else
#define govcredit_json_lexer(document) makeJsonLexContext((document), true)
#endif

/* Abs() left c.h in PostgreSQL 16. */
#ifndef Abs
#define Abs(x) ((x) >= 0 ? (x) : -(x))
#endif

/* PG_MODULE_MAGIC_EXT names module and version from PostgreSQL 18 on. */
#ifdef PG_MODULE_MAGIC_EXT
#define GOVCREDIT_MODULE_MAGIC \
	PG_MODULE_MAGIC_EXT(.name = "govcredit", .version = GOVCREDIT_VERSION)
#else
#define GOVCREDIT_MODULE_MAGIC PG_MODULE_MAGIC
#endif

/* Products of two 64-bit numbers must not lose a digit. */
#ifndef HAVE_INT128
#error "govcredit needs a compiler with 128-bit integers"
#endif

/* Asks for the memory at an address, which need not exist, before it is used. */
#ifdef __GNUC__
#define govcredit_prefetch(address) __builtin_prefetch((address), 1)
#else
#define govcredit_prefetch(address) ((void) (address))
#endif

#endif							/* GOVCREDIT_COMPAT_H */

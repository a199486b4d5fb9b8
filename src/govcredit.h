/*-------------------------------------------------------------------------
 *
 * govcredit.h
 *	  What the rooms share: the module's settings and its initialisers.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_H
#define GOVCREDIT_H

#include "compat.h"
#include "errors.h"

/* GUC govcredit.default_calendar: name or long form of a calendar edition. */
extern char *govcredit_default_calendar;

#endif							/* GOVCREDIT_H */

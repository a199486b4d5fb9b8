/*-------------------------------------------------------------------------
 *
 * voice.h
 *	  What people read, in their language: govcredit.language, and the catalogue
 *	  of messages (messages.tsv), which is compiled into the library.
 *
 * A message is written in the code in English, as a literal, and its Chinese
 * found by it.  The setting changes the words of errors and notices, and nothing
 * else: no answer, no SQLSTATE, not the code of the message, which clients find
 * in the field for the name of a constraint.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_VOICE_H
#define GOVCREDIT_VOICE_H

typedef enum GovcreditLanguage
{
	GOVCREDIT_EN,
	GOVCREDIT_ZH
} GovcreditLanguage;

/* A message, or the format of one, in the language of the session, or in one. */
extern const char *govcredit_say(const char *en) pg_attribute_format_arg(1);
extern const char *govcredit_say_in(GovcreditLanguage language, const char *en) pg_attribute_format_arg(2);

extern GovcreditLanguage govcredit_spoken(void);

/* A text in every language, for answers that have a column of each. */
typedef struct GovcreditSaid
{
	const char *in[GOVCREDIT_ZH + 1];
} GovcreditSaid;

extern GovcreditSaid govcredit_said(const char *en,...) pg_attribute_printf(1, 2);
extern GovcreditSaid govcredit_vsaid(const char *en, va_list args) pg_attribute_printf(1, 0);

/* The message in a language with its arguments, palloc'd. */
extern char *govcredit_vsay_in(GovcreditLanguage language, const char *en, va_list args) pg_attribute_printf(2, 0);

/* Marks a message, or a word of one, that is said elsewhere. */
#define GOVCREDIT_TEXT(en) (en)

/* errmsg(), errdetail() and errhint() with messages of the catalogue. */
extern int	govcredit_errmsg(const char *en,...) pg_attribute_printf(1, 2);
extern int	govcredit_errdetail(const char *en,...) pg_attribute_printf(1, 2);
extern int	govcredit_errhint(const char *en,...) pg_attribute_printf(1, 2);

extern void govcredit_voice_init(void);

#endif							/* GOVCREDIT_VOICE_H */

/* ---- voice: errors and notices in the language of the session ---- */

CREATE FUNCTION govcredit.say(message text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_voice_say'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.say(text) IS
	'a message (消息) of the catalogue, known by its English, in the language that govcredit.language says: en or zh; %% stands for a percent sign. What is not in the catalogue stays as it is';

CREATE FUNCTION govcredit.say(message text, VARIADIC arguments "any") RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_voice_say'
	LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.say(text, "any") IS
	'a message (消息) of the catalogue with its arguments, as format() sets them, in the language that govcredit.language says: en or zh; NULL if the message is NULL';

CREATE FUNCTION govcredit.said(message text, OUT en text, OUT zh text)
	AS 'MODULE_PATHNAME', 'govcredit_voice_said'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.said(text) IS
	'a message (消息) of the catalogue in English and in Chinese; %% stands for a percent sign';

CREATE FUNCTION govcredit.said(message text, VARIADIC arguments "any", OUT en text, OUT zh text)
	AS 'MODULE_PATHNAME', 'govcredit_voice_said'
	LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.said(text, "any") IS
	'a message (消息) of the catalogue with its arguments, in English and in Chinese, for answers that have a column of each language; NULL if the message is NULL';

CREATE FUNCTION govcredit.perhaps(meant text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN govcredit.say('Perhaps "%s" is meant.', meant);
COMMENT ON FUNCTION govcredit.perhaps(text) IS
	'part of hints: what is probably meant (疑为); NULL if nothing is near';

CREATE FUNCTION govcredit.message_code(message text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_voice_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.message_code(text) IS
	'code of a message (消息代码) of the catalogue, known by its English; errors carry it as the name of a constraint, whatever their language; NULL if there is none';

CREATE FUNCTION govcredit.messages(OUT code text, OUT en text, OUT zh text) RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_voice_messages'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 1000;
COMMENT ON FUNCTION govcredit.messages() IS
	'all messages (消息目录) of the extension and of registries, in English and Chinese, with a code that stays';

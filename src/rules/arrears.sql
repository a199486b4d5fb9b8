/* rules/arrears: what is owed for paying late */

CREATE FUNCTION govcredit.days_late(due_on date, paid_on date) RETURNS integer
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT isfinite(due_on) OR NOT isfinite(paid_on) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('days late are counted between two days: %s is none', CASE WHEN isfinite(due_on) THEN paid_on ELSE due_on END),
			ERRCODE = 'datetime_field_overflow';
	END IF;
	RETURN GREATEST(paid_on - due_on, 0);
END
$$;
COMMENT ON FUNCTION govcredit.days_late(date, date) IS
'days paid after the due day (逾期天数); 0 on the due day and before';

CREATE FUNCTION govcredit.late_interest(amount numeric, due_on date, paid_on date, daily_rate numeric) RETURNS numeric
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF amount NOT BETWEEN 0 AND 999999999999 OR daily_rate NOT BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN amount NOT BETWEEN 0 AND 999999999999 THEN govcredit.say('%s is no amount of late interest', amount)
						   ELSE govcredit.say('%s is no daily_rate of late interest', daily_rate) END,
			ERRCODE = 'numeric_value_out_of_range',
			HINT = govcredit.say('The amount is in yuan, from 0; the rate a part of it, 0.0005 for 0.05 %% a day.');
	END IF;
	RETURN amount * daily_rate * govcredit.days_late(due_on, paid_on);
END
$$;
COMMENT ON FUNCTION govcredit.late_interest(numeric, date, date, numeric) IS
'late interest (逾期利息): amount × daily rate × days late, exact and not rounded; the rate is the caller''s, 0.0005 for 0.05 % a day; NaN, infinity and what is below 0 are errors; for what is still unpaid, paid_on is the day asked about';

CREATE FUNCTION govcredit.explain_late_interest(amount numeric, due_on date, paid_on date, daily_rate numeric,
	OUT line integer, OUT step text, OUT input text, OUT input_zh text, OUT effect numeric)
	RETURNS SETOF record
	LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 2
	BEGIN ATOMIC
		SELECT 1, 'term'::pg_catalog.text,
			   (govcredit.said('due on %s, paid on %s; days late: %s', pg_catalog.to_char(due_on, 'YYYY-MM-DD'),
							   pg_catalog.to_char(paid_on, 'YYYY-MM-DD'), govcredit.days_late(due_on, paid_on))).*,
			   0::pg_catalog.numeric
		UNION ALL
		SELECT 2, 'interest'::pg_catalog.text,
			   i.factors, i.factors,
			   govcredit.late_interest(amount, due_on, paid_on, daily_rate)
		  FROM (SELECT pg_catalog.format('%s × %s × %s', amount, daily_rate, govcredit.days_late(due_on, paid_on)) AS factors) i;
	END;
COMMENT ON FUNCTION govcredit.explain_late_interest(numeric, date, date, numeric) IS
'how late_interest() came about: the days late, then amount × rate × days; the effects add up to late_interest()';

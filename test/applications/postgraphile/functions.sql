-- What the application offers over GraphQL beside its tables and the registry: a question of its own is a function.
CREATE FUNCTION public.search_companies(typed text) RETURNS SETOF public.company LANGUAGE sql STABLE
	BEGIN ATOMIC SELECT c.* FROM public.company c WHERE c.code = govcredit.try_uscc(typed); END;
CREATE FUNCTION public.companies_from(beginning text) RETURNS SETOF public.company LANGUAGE sql STABLE
	BEGIN ATOMIC SELECT c.* FROM public.company c WHERE c.code::text LIKE beginning || '%'; END;
CREATE FUNCTION public.workdays_later(day date, workdays integer) RETURNS date LANGUAGE sql STABLE
	RETURN govcredit.add_workdays(day, workdays);

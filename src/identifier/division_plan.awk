# Writes the counties there are by division_history.csv and division_headings.csv,
# and the cities that have none, as a sorted list of six-digit codes: what
# division_plan.c takes for the places at which codes are given out.

BEGIN {
	FS = ","
}

{
	sub(/\r$/, "")
}

FNR == 1 {
	split("", column)
	for (i = 1; i <= NF; i++)
		column[$i] = i
	next
}

!("to_year" in column) || $column["to_year"] == "" {
	level[$column["code"]] = $column["level"]
}

function give(code)
{
	printf "%s%s", n++ % 10 ? ", " : (n > 1 ? ",\n\t" : "\t"), code
}

END {
	for (code = 110000; code < 1000000; code++) {
		if (!(code in level))
			continue
		# A city waits for its first county.
		if (city && (level[code] != "county" || substr(code, 1, 4) != substr(city, 1, 4)))
			give(city)
		city = level[code] == "city" ? code : ""
		if (level[code] == "county")
			give(code)
	}
	if (city)
		give(city)
	print ""
}

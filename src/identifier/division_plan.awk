# Writes the counties of divisions.csv, and the cities that have none, as a
# sorted list of six-digit codes: what division_plan.c takes for the places at
# which codes are given out.  The file is sorted by code.

BEGIN {
	FS = ","
}

NR == 1 {
	for (i = 1; i <= NF; i++)
		column[$i] = i
	next
}

function give(code)
{
	printf "%s%s", n++ % 10 ? ", " : (n > 1 ? ",\n\t" : "\t"), code
}

{
	code = $column["code"]
	level = $column["level"]
	sub(/\r$/, "", level)
	# A city waits for its first county.
	if (city && (level != "county" || substr(code, 1, 4) != substr(city, 1, 4)))
		give(city)
	city = level == "city" ? code : ""
	if (level == "county")
		give(code)
}

END {
	if (city)
		give(city)
	print ""
}

# Writes the rows of division_history.csv, of division_headings.csv (headings of
# the code table, zones) and of townships.csv as INSERTs into
# govcredit.division_entry.  Columns are found by the names in the first line.
#
# The history has years.  A code is taken to have been valid through all of its
# first and of its last year; where it changed its name only, or was given to
# another division, in a year, the new name has the whole of it.  1981 is where
# the history begins, and no start.

function quoted(s)
{
	gsub(/'/, "''", s)
	return s == "" ? "NULL" : "'" s "'"
}

function field(name)
{
	return (name in column) ? $column[name] : ""
}

# The division above by the code: the city of that year, or the province.
function above(code,	city)
{
	if (code ~ /0000$/)
		return ""
	city = substr(code, 1, 4) "00"
	return city != code && (city in known) ? city : substr(code, 1, 2) "0000"
}

# "130102[2001];130108": took over a part in that year, or what was left.
function took_over(text, part,		list, n, i, out)
{
	n = split(text, list, ";")
	for (i = 1; i <= n; i++)
		if ((list[i] ~ /\[/) == part)
			out = out (out == "" ? "" : ",") substr(list[i], 1, 6)
	return out == "" ? "" : "{" out "}"
}

function row(code, from, to, name, level, parent, heading, successors, parted)
{
	if (rows++ % 1000 == 0)
		print (rows > 1 ? ";\n" : "") "INSERT INTO govcredit.division_entry" \
			" (code, valid_from, valid_to, name, level, parent, heading, successors, parted_to, standard) VALUES"
	else
		print ","
	printf "(%s,%s,%s,%s,%s,%s,%s,%s,%s,true)", quoted(code), quoted(from), quoted(to), quoted(name), \
		quoted(level), quoted(parent), heading ? "true" : "false", quoted(successors), quoted(parted)
}

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
	pass++
	next
}

# First what there is, then, of the same files again, the rows.
pass <= 2 {
	known[field("code")]
	if ("from_year" in column)
		began[field("code"), field("from_year")]
	next
}

"from_year" in column {
	code = field("code")
	to = field("to_year")
	row(code, field("from_year") == 1981 ? "" : field("from_year") "-01-01",
		to == "" ? "" : ((code, to) in began ? to - 1 : to) "-12-31",
		field("name"), field("level"), above(code), 0,
		took_over(field("successors"), 0), took_over(field("successors"), 1))
	next
}

# Headings of the code table stand for no authority.
{
	row(field("code"), "", "", field("name"), ("level" in column) ? field("level") : "township", field("parent"),
		field("name") ~ /^(市辖区|县|(省|自治区)直辖县级行政区划)$/, "", "")
}

END {
	# GB 32100: of national bodies
	row("100000", "", "", "国家", "province", "", 1, "", "")
	print ";"
}

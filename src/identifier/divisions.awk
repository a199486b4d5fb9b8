# Writes the rows of divisions.csv or townships.csv as INSERTs into
# govcredit.division_entry.  Columns are found by the names in the first line.

function quoted(s)
{
	gsub(/'/, "''", s)
	return "'" s "'"
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
	next
}

{
	name = $column["name"]
	level = ("level" in column) ? $column["level"] : "township"
	parent = $column["parent"]

	# Headings of the code table that stand for no authority
	heading = name ~ /^(市辖区|县|(省|自治区)直辖县级行政区划)$/

	if (rows++ % 1000 == 0)
		print (rows > 1 ? ";\n" : "") "INSERT INTO govcredit.division_entry" \
			" (code, name, level, parent, heading, standard) VALUES"
	else
		print ","
	printf "(%s,%s,%s,%s,%s,true)", quoted($column["code"]), quoted(name), \
		quoted(level), parent == "" ? "NULL" : quoted(parent), \
		heading ? "true" : "false"
}

END {
	print ";"
}

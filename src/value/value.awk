# Makes the SQL of one value type from value.sql.in and the type's row in
# types.tsv:  awk -v type=uscc -f value.awk types.tsv value.sql.in
#
# @column@ becomes what the row says.  Lines between "--@if column=text" and
# "--@end" stay only where it says so; the two do not nest.

BEGIN { FS = "\t" }

FNR == 1 { file++ }

file == 1 && FNR == 1 { columns = split($0, column); next }
file == 1 && $1 == type {
	for (i = 1; i <= columns; i++)
		value[column[i]] = $i
}
file == 1 { next }

/^--@if / {
	split(substr($0, 7), condition, "=")
	skip = value[condition[1]] != condition[2]
	next
}
/^--@end/ { skip = 0; next }
skip { next }
{
	for (c in value)
		while (at = index($0, "@" c "@"))
			$0 = substr($0, 1, at - 1) value[c] substr($0, at + length(c) + 2)
	print
}

END {
	if (!("type" in value)) {
		print "value.awk: types.tsv has no type " type > "/dev/stderr"
		exit 1
	}
}

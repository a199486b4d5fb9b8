# Makes the C of the catalogue from messages.tsv: code, English, Chinese, sorted by
# the English bytewise (LC_ALL=C), for voice.c to search.

BEGIN { FS = "\t" }

function quoted(text)
{
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\"", text)
	return "\"" text "\""
}

FNR > 1 {
	if (NF != 3 || $1 == "" || $2 == "" || $3 == "" || $2 <= last) {
		print FILENAME ":" FNR ": not code, English, Chinese in the order of the English" > "/dev/stderr"
		exit 1
	}
	last = $2
	print "\t{" quoted($2) ", " quoted($3) ", " quoted($1) "},"
}

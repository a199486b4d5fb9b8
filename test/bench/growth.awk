# growth.awk: growth.tsv (job, peer, records, seconds, least, most) to an
# SVG, both axes logarithmic; time that is proportional to the records rises
# along the grey lines.

function log10(x)
{
	return log(x) / log(10)
}

function xml(s)
{
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	return s
}

function x_of(records)
{
	return left + (log10(records) - low_x) / (high_x - low_x) * width
}

function y_of(seconds)
{
	return top + height - (log10(seconds) - low_y) / (high_y - low_y) * height
}

function down(x)
{
	return x == int(x) ? x : x < 0 ? int(x) - 1 : int(x)
}

function up(x)
{
	return -down(-x)
}

function power(e)
{
	return e < 0 ? sprintf("%.*f", -e, 10 ^ e) : e >= 6 ? 10 ^ (e - 6) "M" : e >= 3 ? 10 ^ (e - 3) "k" : 10 ^ e
}

BEGIN {
	FS = "\t"
	split("#1a6fb0 #b0561a #6a8f2f #7a3f8f #b01a4a #2f8f86 #555555 #c09a1a", color, " ")
	left = 70
	top = 50
	width = 520
	height = 420
}

{
	name = $1 ": " $2
	if (!(name in line)) {
		line[name] = ++lines
		label[lines] = name
	}
	n = line[name]
	at[NR] = n
	records[NR] = $3
	seconds[NR] = $4
	least[NR] = $5
	most[NR] = $6
	if (NR == 1 || log10($3) < low_x) low_x = log10($3)
	if (NR == 1 || log10($3) > high_x) high_x = log10($3)
	if (NR == 1 || log10($5) < low_y) low_y = log10($5)
	if (NR == 1 || log10($6) > high_y) high_y = log10($6)
}

END {
	low_x = down(low_x)
	high_x = up(high_x)
	if (high_x == low_x)
		high_x++
	low_y = down(low_y)
	high_y = up(high_y)
	if (high_y == low_y)
		high_y++
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n", left + width + 360, top + height + 60
	print "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>"
	printf "<text x=\"20\" y=\"24\" font-size=\"15\">govcredit: seconds against records, both logarithmic; grey: in proportion</text>\n"
	for (e = low_x; e <= high_x; e++) {
		x = x_of(10 ^ e)
		printf "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#ddd\"/>\n", x, top, x, top + height
		printf "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", x, top + height + 18, power(e)
	}
	for (e = low_y; e <= high_y; e++) {
		y = y_of(10 ^ e)
		printf "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>\n", left, y, left + width, y
		printf "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s s</text>\n", left - 8, y + 4, power(e)
	}
	printf "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">records</text>\n", left + width / 2, top + height + 40
	# Lines of slope one through the whole decades.
	printf "<clipPath id=\"area\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>\n", left, top, width, height
	for (e = low_y - (high_x - low_x); e <= high_y; e++)
		printf "<line clip-path=\"url(#area)\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\" stroke-dasharray=\"4 4\"/>\n", \
			x_of(10 ^ low_x), y_of(10 ^ e), x_of(10 ^ high_x), y_of(10 ^ (e + high_x - low_x))
	for (n = 1; n <= lines; n++) {
		points = ""
		for (i = 1; i <= NR; i++)
			if (at[i] == n)
				points = points sprintf("%.1f,%.1f ", x_of(records[i]), y_of(seconds[i]))
		c = color[(n - 1) % 8 + 1]
		printf "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", points, c
		for (i = 1; i <= NR; i++)
			if (at[i] == n) {
				printf "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"black\"/>\n", x_of(records[i]), y_of(least[i]), x_of(records[i]), y_of(most[i])
				printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", x_of(records[i]), y_of(seconds[i]), c
			}
		printf "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>\n", left + width + 20, top + 20 * n - 4, c
		printf "<text x=\"%d\" y=\"%d\">%s</text>\n", left + width + 42, top + 20 * n + 2, xml(label[n])
	}
	print "</svg>"
}

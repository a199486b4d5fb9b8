# plot.awk: plot.tsv (job, peer, net, min, max) to an SVG of bars on a
# logarithmic scale; the line across a bar's end is the spread.

function log10(x)
{
	return log(x < least ? least : x) / log(10)
}

function xml(s)
{
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	return s
}

function at(x)
{
	return left + (log10(x) - low) / (high - low) * width
}

BEGIN {
	FS = "\t"
	least = 1
	left = 360
	width = 560
	low = 0
	high = 1
}

{
	job[NR] = $1
	peer[NR] = $2
	net[NR] = $3
	from[NR] = $4
	to[NR] = $5
	while (log10($5) > high)
		high++
}

END {
	y = 40
	for (i = 1; i <= NR; i++) {
		if (job[i] != job[i - 1])
			y += 30
		y += 18
	}
	height = y + 30
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n", left + width + 90, height
	printf "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
	printf "<text x=\"20\" y=\"24\" font-size=\"15\">govcredit: nanoseconds a row, net of reading it (logarithmic)</text>\n"
	for (e = low; e <= high; e++) {
		x = left + (e - low) / (high - low) * width
		printf "<line x1=\"%.1f\" y1=\"36\" x2=\"%.1f\" y2=\"%d\" stroke=\"#ddd\"/>\n", x, x, height - 24
		printf "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n", x, height - 8, 10 ^ e
	}
	y = 40
	for (i = 1; i <= NR; i++) {
		if (job[i] != job[i - 1]) {
			y += 30
			printf "<text x=\"20\" y=\"%d\" font-weight=\"bold\">%s</text>\n", y - 6, xml(job[i])
			first = 1
		}
		printf "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", left - 8, y + 12, xml(peer[i])
		printf "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>\n", left, y + 1, at(net[i]) - left, first ? "#1a6fb0" : "#b9c4cc"
		printf "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"black\"/>\n", at(from[i]), y + 8, at(to[i]), y + 8
		printf "<text x=\"%.1f\" y=\"%d\">%.*f</text>\n", at(to[i]) + 6, y + 12, net[i] < 100 ? 1 : 0, net[i]
		first = 0
		y += 18
	}
	print "</svg>"
}

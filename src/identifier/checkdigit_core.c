/*-------------------------------------------------------------------------
 *
 * checkdigit_core.c
 *	  Check characters of the Chinese and international identity codes.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/checkdigit_core.h"

const char	govcredit_gb32100_alphabet[32] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const uint8_t govcredit_gb32100_place[256] = {
	['0'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
	['A'] = 11, 12, 13, 14, 15, 16, 17, 18, 0, 19, 20, 21, 22, 23, 0, 24, 25, 26, 0, 27, 28, 0, 29, 30, 31, 0,
	['a'] = 11, 12, 13, 14, 15, 16, 17, 18, 0, 19, 20, 21, 22, 23, 0, 24, 25, 26, 0, 27, 28, 0, 29, 30, 31, 0
};

const uint8_t govcredit_gb32100_weight[17] = {
	1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
};

/* Value of 0-9 and A-Z as GB 11714 and ISO 17442 count them, or -1. */
static inline int
alphanumeric_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return -1;
}

/* GB 32100-2015 annex A: (31 - sum of value * weight mod 31) mod 31 */
char
govcredit_check_gb32100(const char *letters)
{
	unsigned	sum = 0;

	for (int i = 0; i < 17; i++)
	{
		uint8_t		value = govcredit_gb32100_value((unsigned char) letters[i]);

		if (value == 0xFF)
			return '\0';
		sum += value * govcredit_gb32100_weight[i];
	}
	return govcredit_gb32100_alphabet[(31 - sum % 31) % 31];
}

/* GB 11714-1997: 11 - sum mod 11, where 10 is written X and 11 is written 0 */
char
govcredit_check_gb11714(const char *letters)
{
	static const uint8_t weight[8] = {3, 7, 9, 10, 5, 8, 4, 2};
	int			sum = 0;

	for (int i = 0; i < 8; i++)
	{
		int			value = alphanumeric_value(letters[i]);

		if (value < 0)
			return '\0';
		sum += value * weight[i];
	}
	return "0X987654321"[sum % 11];
}

char
govcredit_check_mod11_2(const char *digits)
{
	static const uint8_t weight[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int			sum = 0;

	for (int i = 0; i < 17; i++)
	{
		if (digits[i] < '0' || digits[i] > '9')
			return '\0';
		sum += (digits[i] - '0') * weight[i];
	}
	return "10X98765432"[sum % 11];
}

/* The hybrid system of ISO 7064: mod 10 within mod 11, digit by digit. */
char
govcredit_check_mod11_10(const char *digits)
{
	int			product = 10;

	for (int i = 0; i < 14; i++)
	{
		int			sum;

		if (digits[i] < '0' || digits[i] > '9')
			return '\0';
		sum = (product + digits[i] - '0') % 10;
		product = (sum == 0 ? 10 : sum) * 2 % 11;
	}
	return (char) ('0' + (11 - product) % 10);
}

bool
govcredit_check_mod97_10(const char *letters, char check[2])
{
	unsigned	rest = 0;

	for (int i = 0; i < 18; i++)
	{
		int			value = alphanumeric_value(letters[i]);

		if (value < 0)
			return false;
		rest = (rest * (value < 10 ? 10 : 100) + (unsigned) value) % 97;
	}
	rest = 98 - rest * 100 % 97;
	check[0] = (char) ('0' + rest / 10);
	check[1] = (char) ('0' + rest % 10);
	return true;
}

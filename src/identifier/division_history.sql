/*
 * Divisions that the edition of the end of 2023 no longer has.
 */
INSERT INTO govcredit.division_entry
	(code, name, level, parent, valid_to, successor, standard, note) VALUES
	('630122', '湟中县', 'county', '630100', '2019-12-31', '630106', true,
	 'became 湟中区 630106 in 2019; the day is not recorded here, the end of the year stands for it');

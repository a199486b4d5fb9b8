/*
 * layout_data.sql
 *	  The field lists of the two national double-publicity (双公示) data
 *	  standards, licence and penalty, editions 2016 and 2018, and their rules
 *	  across fields.
 *
 * Columns, names, types, lengths and required modes are those of the
 * standards as deployed systems hold them.  What the standards leave open is
 * marked (default) in the comment column.
 */
INSERT INTO govcredit.layout
	(layout, title, title_zh, basis, standard)
VALUES
	('penalty-2018', 'administrative penalties, 2018 edition', '行政处罚信用信息公示数据标准（2018年版）', '发改办财金〔2018〕424号, 行政处罚数据标准', true),
	('licence-2018', 'administrative licences, 2018 edition', '行政许可信用信息公示数据标准（2018年版）', '发改办财金〔2018〕424号, 行政许可数据标准', true),
	('penalty-2016', 'administrative penalties, 2016 edition', '行政处罚信用信息公示数据标准（2016年版）', '双公示数据标准 (2016), 行政处罚', true),
	('licence-2016', 'administrative licences, 2016 edition', '行政许可信用信息公示数据标准（2016年版）', '双公示数据标准 (2016), 行政许可', true);

INSERT INTO govcredit.layout_field
	(layout, seq, "column", name, type, length, scale, required, codes, many, personal, comment, standard)
VALUES
	('penalty-2018', 1, 'cf_xdr_mc', '行政相对人名称', 'text', 200, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 2, 'cf_xdr_lb', '行政相对人类别', 'text', 16, NULL, 'always', '{法人及非法人组织,自然人,个体工商户}', false, false, NULL, true),
	('penalty-2018', 3, 'cf_xdr_shxym', '行政相对人代码_1(统一社会信用代码)', 'uscc', 18, NULL, 'by category', NULL, false, false, '00000000000000000X stands for no code and counts as blank', true),
	('penalty-2018', 4, 'cf_xdr_gszc', '行政相对人代码_2(工商注册号)', 'text', 50, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2018', 5, 'cf_xdr_zzjg', '行政相对人代码_3(组织机构代码)', 'text', 9, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2018', 6, 'cf_xdr_swdj', '行政相对人代码_4(税务登记号)', 'text', 15, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2018', 7, 'cf_xdr_sydw', '行政相对人代码_5(事业单位证书号)', 'text', 12, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2018', 8, 'cf_xdr_shzz', '行政相对人代码_6(社会组织登记证号)', 'text', 50, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2018', 9, 'cf_frdb', '法定代表人', 'text', 50, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2018', 10, 'cf_fr_zjlx', '法定代表人证件类型', 'text', 64, NULL, 'optional', '{身份证,护照号,港澳居民来往内地通行证,台湾居民来往大陆通行证,外国人永久居留身份证}', false, false, NULL, true),
	('penalty-2018', 11, 'cf_fr_zjhm', '法定代表人证件号码', 'text', 64, NULL, 'optional', NULL, false, true, NULL, true),
	('penalty-2018', 12, 'cf_xdr_zjlx', '自然人证件类型', 'text', 64, NULL, 'by category', '{身份证,护照号,港澳居民来往内地通行证,台湾居民来往大陆通行证,外国人永久居留身份证}', false, false, 'the list of the legal representative document types (default)', true),
	('penalty-2018', 13, 'cf_xdr_zjhm', '自然人证件号码', 'text', 64, NULL, 'by category', NULL, false, true, NULL, true),
	('penalty-2018', 14, 'cf_wsh', '行政处罚决定书文号', 'text', 128, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 15, 'cf_wfxw', '违法行为类型', 'text', 2000, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 16, 'cf_sy', '违法事实', 'text', 5000, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 17, 'cf_yj', '处罚依据', 'text', 2048, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 18, 'cf_cflb', '处罚类别', 'text', 36, NULL, 'always', '{警告,通报批评,罚款,没收违法所得、没收非法财物,没收违法所得,没收非法财物,暂扣许可证件,降低资质等级,吊销许可证件,限制开展生产经营活动,责令停产停业,责令关闭,限制从业,行政拘留,其他*}', true, false, 'one or several, separated by ; or 、; the halves of 没收违法所得、没收非法财物 are taken alone too; 其他 may be followed by what it is (default)', true),
	('penalty-2018', 19, 'cf_nr', '处罚内容', 'text', 4000, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 20, 'cf_nr_fk', '罚款金额（万元）', 'numeric', 18, 6, 'conditional', NULL, false, false, 'in ten thousand yuan', true),
	('penalty-2018', 21, 'cf_nr_wfff', '没收违法所得、没收非法财物的金额（万元）', 'numeric', 18, 6, 'conditional', NULL, false, false, 'in ten thousand yuan', true),
	('penalty-2018', 22, 'cf_nr_zkdx', '暂扣或吊销证照名称及编号', 'text', 200, NULL, 'conditional', NULL, false, false, NULL, true),
	('penalty-2018', 23, 'cf_jdrq', '处罚决定日期', 'date', NULL, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 24, 'cf_yxq', '处罚有效期', 'date', NULL, NULL, 'always', NULL, false, false, '2099-12-31 means no end', true),
	('penalty-2018', 25, 'cf_gsjzq', '公示截止期', 'date', NULL, NULL, 'optional', NULL, false, false, '2099-12-31 means no end', true),
	('penalty-2018', 26, 'cf_cfjg', '处罚机关', 'text', 200, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 27, 'cf_cfjgdm', '处罚机关统一社会信用代码', 'uscc', 18, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 28, 'cf_sjly', '数据来源单位', 'text', 200, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 29, 'cf_sjlydm', '数据来源单位统一社会信用代码', 'uscc', 18, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2018', 30, 'bz', '备注', 'text', 512, NULL, 'optional', NULL, false, false, NULL, true);

INSERT INTO govcredit.layout_field
	(layout, seq, "column", name, type, length, scale, required, codes, many, personal, comment, standard)
VALUES
	('licence-2018', 1, 'xk_xdr_mc', '行政相对人名称', 'text', 200, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 2, 'xk_xdr_lb', '行政相对人类别', 'text', 16, NULL, 'always', '{法人及非法人组织,自然人,个体工商户}', false, false, NULL, true),
	('licence-2018', 3, 'xk_xdr_shxym', '行政相对人代码_1(统一社会信用代码)', 'uscc', 18, NULL, 'by category', NULL, false, false, '00000000000000000X stands for no code and counts as blank', true),
	('licence-2018', 4, 'xk_xdr_gszc', '行政相对人代码_2(工商注册号)', 'text', 50, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2018', 5, 'xk_xdr_zzjg', '行政相对人代码_3(组织机构代码)', 'text', 9, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2018', 6, 'xk_xdr_swdj', '行政相对人代码_4(税务登记号)', 'text', 15, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2018', 7, 'xk_xdr_sydw', '行政相对人代码_5(事业单位证书号)', 'text', 12, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2018', 8, 'xk_xdr_shzz', '行政相对人代码_6(社会组织登记证号)', 'text', 50, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2018', 9, 'xk_frdb', '法定代表人', 'text', 50, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2018', 10, 'xk_fr_zjlx', '法定代表人证件类型', 'text', 64, NULL, 'optional', '{身份证,护照号,港澳居民来往内地通行证,台湾居民来往大陆通行证,外国人永久居留身份证}', false, false, NULL, true),
	('licence-2018', 11, 'xk_fr_zjhm', '法定代表人证件号码', 'text', 64, NULL, 'optional', NULL, false, true, NULL, true),
	('licence-2018', 12, 'xk_xdr_zjlx', '自然人证件类型', 'text', 64, NULL, 'by category', '{身份证,护照号,港澳居民来往内地通行证,台湾居民来往大陆通行证,外国人永久居留身份证}', false, false, 'the list of the legal representative document types (default)', true),
	('licence-2018', 13, 'xk_xdr_zjhm', '自然人证件号码', 'text', 64, NULL, 'by category', NULL, false, true, NULL, true),
	('licence-2018', 14, 'xk_xkws', '行政许可决定文书名称', 'text', 64, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 15, 'xk_wsh', '行政许可决定文书号', 'text', 64, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 16, 'xk_xklb', '许可类别', 'text', 256, NULL, 'always', '{普通,特许,认可,核准,登记,其他*}', false, false, '其他 may be followed by what it is (default)', true),
	('licence-2018', 17, 'xk_xkzs', '许可证书名称', 'text', 64, NULL, 'optional', NULL, false, false, NULL, true),
	('licence-2018', 18, 'xk_xkbh', '许可编号', 'text', 64, NULL, 'optional', NULL, false, false, NULL, true),
	('licence-2018', 19, 'xk_nr', '许可内容', 'text', 4000, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 20, 'xk_jdrq', '许可决定日期', 'date', NULL, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 21, 'xk_yxqz', '有效期自', 'date', NULL, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 22, 'xk_yxqzi', '有效期至', 'date', NULL, NULL, 'always', NULL, false, false, '2099-12-31 means no end', true),
	('licence-2018', 23, 'xk_xkjg', '许可机关', 'text', 200, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 24, 'xk_xkjgdm', '许可机关统一社会信用代码', 'uscc', 18, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 25, 'xk_zt', '当前状态', 'text', 2, NULL, 'always', '{1,2}', false, false, '1 valid 有效, 2 invalid 无效', true),
	('licence-2018', 26, 'xk_lydw', '数据来源单位', 'text', 200, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 27, 'xk_lydwdm', '数据来源单位统一社会信用代码', 'uscc', 18, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2018', 28, 'bz', '备注', 'text', 512, NULL, 'optional', NULL, false, false, NULL, true);

INSERT INTO govcredit.layout_field
	(layout, seq, "column", name, type, length, scale, required, codes, many, personal, comment, standard)
VALUES
	('penalty-2016', 1, 'cf_wsh', '行政处罚决定书文号', 'text', 128, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 2, 'cf_cfmc', '处罚名称', 'text', 256, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 3, 'cf_bm', '处罚(权力)编码', 'text', 40, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 4, 'cf_cflb1', '处罚类别1', 'text', 36, NULL, 'always', '{警告,罚款,没收违法所得、没收非法财物,没收违法所得,没收非法财物,责令停产停业,暂扣或者吊销许可证、暂扣或者吊销执照,行政拘留,其他*}', false, false, 'the halves of 没收违法所得、没收非法财物 are taken alone too; 其他 may be followed by what it is (default)', true),
	('penalty-2016', 5, 'cf_cflb2', '处罚类别2', 'text', 36, NULL, 'optional', '{警告,罚款,没收违法所得、没收非法财物,没收违法所得,没收非法财物,责令停产停业,暂扣或者吊销许可证、暂扣或者吊销执照,行政拘留,其他*}', false, false, 'the list of cf_cflb1 (default)', true),
	('penalty-2016', 6, 'cf_sy', '处罚事由', 'text', 2048, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 7, 'cf_yj', '处罚依据', 'text', 2048, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 8, 'cf_xdr_mc', '行政相对人名称', 'text', 128, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 9, 'cf_xdr_shxym', '行政相对人代码_1(统一社会信用代码)', 'uscc', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2016', 10, 'cf_xdr_zdm', '行政相对人代码_2(组织机构代码)', 'text', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2016', 11, 'cf_xdr_gsdj', '行政相对人代码_3(工商登记码)', 'text', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2016', 12, 'cf_xdr_swdj', '行政相对人代码_4(税务登记号)', 'text', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2016', 13, 'cf_xdr_sfz', '行政相对人代码_5(居民身份证号)', 'text', 64, NULL, 'by category', NULL, false, true, NULL, true),
	('penalty-2016', 14, 'cf_fr', '法定代表人', 'text', 256, NULL, 'by category', NULL, false, false, NULL, true),
	('penalty-2016', 15, 'cf_jg', '处罚结果', 'text', 2048, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 16, 'cf_jdrq', '处罚决定日期', 'date', NULL, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 17, 'cf_xzjg', '处罚机关', 'text', 64, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 18, 'cf_zt', '当前状态', 'text', 1, NULL, 'always', '{0,1,2,3}', false, false, '0 normal, 1 revoked, 2 under objection, 3 other', true),
	('penalty-2016', 19, 'dfbm', '地方编码', 'division', 6, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 20, 'sjc', '数据更新时间戳', 'timestamp', NULL, NULL, 'always', NULL, false, false, NULL, true),
	('penalty-2016', 21, 'bz', '备注', 'text', 4000, NULL, 'optional', NULL, false, false, NULL, true),
	('penalty-2016', 22, 'cf_syfw', '信息使用范围', 'text', 1, NULL, 'optional', '{0,1,2}', false, false, '0 public, 1 shared inside government, 2 by authorisation', true),
	('penalty-2016', 23, 'cf_sxyzcd', '失信严重程度', 'text', 1, NULL, 'optional', '{0,1,2,3}', false, false, '0 undetermined, 1 ordinary, 2 fairly serious, 3 serious: an older scale than the three classes of 2025', true),
	('penalty-2016', 24, 'cf_gsjzq', '公示截止期', 'date', NULL, NULL, 'optional', NULL, false, false, NULL, true);

INSERT INTO govcredit.layout_field
	(layout, seq, "column", name, type, length, scale, required, codes, many, personal, comment, standard)
VALUES
	('licence-2016', 1, 'xk_wsh', '行政许可决定书文号', 'text', 128, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 2, 'xk_xmmc', '项目名称', 'text', 256, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 3, 'xk_bm', '许可编码', 'text', 40, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 4, 'xk_splb', '审批类别', 'text', 16, NULL, 'always', '{普通,特许,认可,核准,登记,其他*}', false, false, '其他 may be followed by what it is (default)', true),
	('licence-2016', 5, 'xk_nr', '许可内容', 'text', 2048, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 6, 'xk_xdr', '行政相对人名称', 'text', 256, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 7, 'xk_xdr_shxym', '行政相对人代码_1(统一社会信用代码)', 'uscc', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2016', 8, 'xk_xdr_zdm', '行政相对人代码_2(组织机构代码)', 'text', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2016', 9, 'xk_xdr_gsdj', '行政相对人代码_3(工商登记码)', 'text', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2016', 10, 'xk_xdr_swdj', '行政相对人代码_4(税务登记号)', 'text', 64, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2016', 11, 'xk_xdr_sfz', '行政相对人代码_5(居民身份证号)', 'text', 64, NULL, 'by category', NULL, false, true, NULL, true),
	('licence-2016', 12, 'xk_fr', '法定代表人', 'text', 256, NULL, 'by category', NULL, false, false, NULL, true),
	('licence-2016', 13, 'xk_jdrq', '许可决定日期', 'date', NULL, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 14, 'xk_jzq', '许可截止期', 'date', NULL, NULL, 'always', NULL, false, false, '2099-12-31 means no end', true),
	('licence-2016', 15, 'xk_xzjg', '许可机关', 'text', 64, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 16, 'xk_zt', '当前状态', 'text', 1, NULL, 'always', '{0,1,2,3}', false, false, '0 normal, 1 revoked, 2 under objection, 3 other', true),
	('licence-2016', 17, 'dfbm', '地方编码', 'division', 6, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 18, 'sjc', '数据更新时间戳', 'timestamp', NULL, NULL, 'always', NULL, false, false, NULL, true),
	('licence-2016', 19, 'bz', '备注', 'text', 4000, NULL, 'optional', NULL, false, false, NULL, true),
	('licence-2016', 20, 'xk_syfw', '信息使用范围', 'text', 1, NULL, 'optional', '{0,1,2}', false, false, '0 public, 1 shared inside government, 2 by authorisation', true);

INSERT INTO govcredit.layout_rule
	(layout, seq, kind, columns, other, when_column, when_op, when_values, argument, code, severity, basis, comment, standard)
VALUES
	('penalty-2018', 10, 'at_least_one', '{cf_xdr_shxym,cf_xdr_gszc,cf_xdr_zzjg,cf_xdr_swdj,cf_xdr_sydw,cf_xdr_shzz}', NULL, 'cf_xdr_lb', 'is', '{法人及非法人组织,个体工商户}', NULL, 'no_identifier', 'error', NULL, 'an organisation or sole trader has at least one of the six codes', true),
	('penalty-2018', 11, 'blank', '{cf_xdr_shxym,cf_xdr_gszc,cf_xdr_zzjg,cf_xdr_swdj,cf_xdr_sydw,cf_xdr_shzz}', NULL, 'cf_xdr_lb', 'is', '{自然人}', NULL, 'not_blank', 'error', NULL, 'a natural person has none of them', true),
	('penalty-2018', 12, 'required', '{cf_frdb}', NULL, 'cf_xdr_lb', 'is', '{法人及非法人组织,个体工商户}', NULL, 'missing_value', 'error', NULL, NULL, true),
	('penalty-2018', 13, 'required', '{cf_xdr_zjlx,cf_xdr_zjhm}', NULL, 'cf_xdr_lb', 'is', '{自然人}', NULL, 'missing_value', 'error', NULL, NULL, true),
	('penalty-2018', 14, 'blank', '{cf_xdr_zjlx,cf_xdr_zjhm}', NULL, 'cf_xdr_lb', 'is', '{法人及非法人组织,个体工商户}', NULL, 'not_blank', 'error', NULL, NULL, true),
	('penalty-2018', 15, 'required', '{cf_fr_zjhm}', NULL, 'cf_fr_zjlx', 'filled', NULL, NULL, 'missing_value', 'error', NULL, NULL, true),
	('penalty-2018', 20, 'registration_number', '{cf_xdr_gszc}', NULL, NULL, NULL, NULL, NULL, 'registration_number', 'error', 'GB/T 17710-2008 (ISO 7064 MOD 11-10)', 'of a number of 15 digits; other forms are not checked', true),
	('penalty-2018', 21, 'organisation_code', '{cf_xdr_zzjg}', NULL, NULL, NULL, NULL, NULL, 'organisation_code', 'error', 'GB 11714-1997', NULL, true),
	('penalty-2018', 22, 'resident_id', '{cf_fr_zjhm}', NULL, 'cf_fr_zjlx', 'is', '{身份证}', NULL, 'resident_id', 'error', 'GB 11643-1999', NULL, true),
	('penalty-2018', 23, 'resident_id', '{cf_xdr_zjhm}', NULL, 'cf_xdr_zjlx', 'is', '{身份证}', NULL, 'resident_id', 'error', 'GB 11643-1999', NULL, true),
	('penalty-2018', 24, 'not_masked', '{cf_xdr_gszc,cf_xdr_zzjg,cf_xdr_swdj,cf_xdr_sydw,cf_xdr_shzz}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'error', NULL, 'the code of an organisation is public', true),
	('penalty-2018', 25, 'not_masked', '{cf_fr_zjhm,cf_xdr_zjhm}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'warning', NULL, 'a personal number may be masked for publication, and then cannot be checked', true),
	('penalty-2018', 30, 'positive', '{cf_nr_fk}', NULL, 'cf_cflb', 'is', '{罚款}', NULL, 'fine_without_amount', 'error', NULL, NULL, true),
	('penalty-2018', 31, 'zero', '{cf_nr_fk}', NULL, 'cf_cflb', 'lacks', '{罚款}', NULL, 'amount_without_fine', 'error', NULL, NULL, true),
	('penalty-2018', 32, 'required', '{cf_nr_wfff}', NULL, 'cf_cflb', 'is', '{没收违法所得、没收非法财物,没收违法所得,没收非法财物}', NULL, 'confiscation_without_amount', 'error', NULL, NULL, true),
	('penalty-2018', 33, 'zero', '{cf_nr_wfff}', NULL, 'cf_cflb', 'lacks', '{没收违法所得、没收非法财物,没收违法所得,没收非法财物}', NULL, 'amount_without_confiscation', 'warning', NULL, 'the converse of the rule before it (default)', true),
	('penalty-2018', 34, 'not_negative', '{cf_nr_wfff}', NULL, NULL, NULL, NULL, NULL, 'negative_amount', 'error', NULL, NULL, true),
	('penalty-2018', 35, 'required', '{cf_nr_zkdx}', NULL, 'cf_cflb', 'is', '{暂扣许可证件,吊销许可证件}', NULL, 'licence_not_named', 'error', NULL, NULL, true),
	('penalty-2018', 36, 'blank', '{cf_nr_zkdx}', NULL, 'cf_cflb', 'lacks', '{暂扣许可证件,吊销许可证件}', NULL, 'licence_without_measure', 'warning', NULL, 'the converse of the rule before it (default)', true),
	('penalty-2018', 37, 'amount_in_text', '{cf_nr_fk}', 'cf_nr', 'cf_cflb', 'is', '{罚款}', NULL, 'amount_differs_from_text', 'warning', NULL, '0.2 (ten thousand yuan) = 2000元', true),
	('penalty-2018', 40, 'not_in_future', '{cf_jdrq}', NULL, NULL, NULL, NULL, NULL, 'date_in_future', 'error', NULL, NULL, true),
	('penalty-2018', 41, 'not_before', '{cf_yxq,cf_gsjzq}', 'cf_jdrq', NULL, NULL, NULL, NULL, 'date_order', 'error', NULL, NULL, true),
	('penalty-2018', 50, 'registrar', '{cf_cfjgdm}', NULL, NULL, NULL, NULL, '{1}', 'not_an_organ', 'error', 'GB 32100-2015, table 1', '1: organs, public institutions and mass organisations', true),
	('licence-2018', 10, 'at_least_one', '{xk_xdr_shxym,xk_xdr_gszc,xk_xdr_zzjg,xk_xdr_swdj,xk_xdr_sydw,xk_xdr_shzz}', NULL, 'xk_xdr_lb', 'is', '{法人及非法人组织,个体工商户}', NULL, 'no_identifier', 'error', NULL, 'an organisation or sole trader has at least one of the six codes', true),
	('licence-2018', 11, 'blank', '{xk_xdr_shxym,xk_xdr_gszc,xk_xdr_zzjg,xk_xdr_swdj,xk_xdr_sydw,xk_xdr_shzz}', NULL, 'xk_xdr_lb', 'is', '{自然人}', NULL, 'not_blank', 'error', NULL, 'a natural person has none of them', true),
	('licence-2018', 12, 'required', '{xk_frdb}', NULL, 'xk_xdr_lb', 'is', '{法人及非法人组织,个体工商户}', NULL, 'missing_value', 'error', NULL, NULL, true),
	('licence-2018', 13, 'required', '{xk_xdr_zjlx,xk_xdr_zjhm}', NULL, 'xk_xdr_lb', 'is', '{自然人}', NULL, 'missing_value', 'error', NULL, NULL, true),
	('licence-2018', 14, 'blank', '{xk_xdr_zjlx,xk_xdr_zjhm}', NULL, 'xk_xdr_lb', 'is', '{法人及非法人组织,个体工商户}', NULL, 'not_blank', 'error', NULL, NULL, true),
	('licence-2018', 15, 'required', '{xk_fr_zjhm}', NULL, 'xk_fr_zjlx', 'filled', NULL, NULL, 'missing_value', 'error', NULL, NULL, true),
	('licence-2018', 20, 'registration_number', '{xk_xdr_gszc}', NULL, NULL, NULL, NULL, NULL, 'registration_number', 'error', 'GB/T 17710-2008 (ISO 7064 MOD 11-10)', 'of a number of 15 digits; other forms are not checked', true),
	('licence-2018', 21, 'organisation_code', '{xk_xdr_zzjg}', NULL, NULL, NULL, NULL, NULL, 'organisation_code', 'error', 'GB 11714-1997', NULL, true),
	('licence-2018', 22, 'resident_id', '{xk_fr_zjhm}', NULL, 'xk_fr_zjlx', 'is', '{身份证}', NULL, 'resident_id', 'error', 'GB 11643-1999', NULL, true),
	('licence-2018', 23, 'resident_id', '{xk_xdr_zjhm}', NULL, 'xk_xdr_zjlx', 'is', '{身份证}', NULL, 'resident_id', 'error', 'GB 11643-1999', NULL, true),
	('licence-2018', 24, 'not_masked', '{xk_xdr_gszc,xk_xdr_zzjg,xk_xdr_swdj,xk_xdr_sydw,xk_xdr_shzz}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'error', NULL, 'the code of an organisation is public', true),
	('licence-2018', 25, 'not_masked', '{xk_fr_zjhm,xk_xdr_zjhm}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'warning', NULL, 'a personal number may be masked for publication, and then cannot be checked', true),
	('licence-2018', 40, 'not_in_future', '{xk_jdrq}', NULL, NULL, NULL, NULL, NULL, 'date_in_future', 'error', NULL, NULL, true),
	('licence-2018', 41, 'not_before', '{xk_yxqzi}', 'xk_yxqz', NULL, NULL, NULL, NULL, 'date_order', 'error', NULL, NULL, true),
	('penalty-2016', 10, 'at_least_one', '{cf_xdr_shxym,cf_xdr_zdm,cf_xdr_gsdj,cf_xdr_swdj}', NULL, 'cf_xdr_sfz', 'blank', NULL, NULL, 'no_identifier', 'error', NULL, 'the layout has no category: a row without a citizen number is of an organisation', true),
	('penalty-2016', 12, 'required', '{cf_fr}', NULL, 'cf_xdr_sfz', 'blank', NULL, NULL, 'missing_value', 'error', NULL, NULL, true),
	('penalty-2016', 20, 'registration_number', '{cf_xdr_gsdj}', NULL, NULL, NULL, NULL, NULL, 'registration_number', 'error', 'GB/T 17710-2008 (ISO 7064 MOD 11-10)', 'of a number of 15 digits; other forms are not checked', true),
	('penalty-2016', 21, 'organisation_code', '{cf_xdr_zdm}', NULL, NULL, NULL, NULL, NULL, 'organisation_code', 'error', 'GB 11714-1997', NULL, true),
	('penalty-2016', 22, 'resident_id', '{cf_xdr_sfz}', NULL, NULL, NULL, NULL, NULL, 'resident_id', 'error', 'GB 11643-1999', NULL, true),
	('penalty-2016', 24, 'not_masked', '{cf_xdr_zdm,cf_xdr_gsdj,cf_xdr_swdj}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'error', NULL, 'the code of an organisation is public', true),
	('penalty-2016', 25, 'not_masked', '{cf_xdr_sfz}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'warning', NULL, 'a personal number may be masked for publication, and then cannot be checked', true),
	('penalty-2016', 40, 'not_before', '{sjc,cf_gsjzq}', 'cf_jdrq', NULL, NULL, NULL, NULL, 'date_order', 'error', NULL, NULL, true),
	('penalty-2016', 41, 'not_in_future', '{sjc}', NULL, NULL, NULL, NULL, NULL, 'date_in_future', 'error', NULL, NULL, true),
	('licence-2016', 10, 'at_least_one', '{xk_xdr_shxym,xk_xdr_zdm,xk_xdr_gsdj,xk_xdr_swdj}', NULL, 'xk_xdr_sfz', 'blank', NULL, NULL, 'no_identifier', 'error', NULL, 'the layout has no category: a row without a citizen number is of an organisation', true),
	('licence-2016', 12, 'required', '{xk_fr}', NULL, 'xk_xdr_sfz', 'blank', NULL, NULL, 'missing_value', 'error', NULL, NULL, true),
	('licence-2016', 20, 'registration_number', '{xk_xdr_gsdj}', NULL, NULL, NULL, NULL, NULL, 'registration_number', 'error', 'GB/T 17710-2008 (ISO 7064 MOD 11-10)', 'of a number of 15 digits; other forms are not checked', true),
	('licence-2016', 21, 'organisation_code', '{xk_xdr_zdm}', NULL, NULL, NULL, NULL, NULL, 'organisation_code', 'error', 'GB 11714-1997', NULL, true),
	('licence-2016', 22, 'resident_id', '{xk_xdr_sfz}', NULL, NULL, NULL, NULL, NULL, 'resident_id', 'error', 'GB 11643-1999', NULL, true),
	('licence-2016', 24, 'not_masked', '{xk_xdr_zdm,xk_xdr_gsdj,xk_xdr_swdj}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'error', NULL, 'the code of an organisation is public', true),
	('licence-2016', 25, 'not_masked', '{xk_xdr_sfz}', NULL, NULL, NULL, NULL, NULL, 'masked_number', 'warning', NULL, 'a personal number may be masked for publication, and then cannot be checked', true),
	('licence-2016', 40, 'not_before', '{xk_jzq}', 'xk_jdrq', NULL, NULL, NULL, NULL, 'date_order', 'error', NULL, NULL, true);


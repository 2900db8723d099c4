"""Every message a user can get about a spreadsheet: code, level and sentence in one table.

Owns wording, decides nothing.

A sentence goes: where it is, what was found, what is expected, how to mend it.
"""

from dataclasses import asdict, dataclass
from typing import Any

ERROR, WARNING, INFO = "error", "warning", "info"

# fmt: off
TEMPLATES: dict[str, tuple[str, str, str]] = {
    # of a file
    "file-missing": (ERROR, "找不到文件", "找不到文件“{file}”。请检查文件名和所在文件夹后重试。"),
    "file-empty": (ERROR, "空文件", "文件“{file}”是空的，没有任何内容。请重新导出或另存后上传。"),
    "file-type": (ERROR, "不支持的文件", "文件“{file}”{found}，不是电子表格。请上传 .xlsx、.xls、.et、.ods 或 .csv 文件。"),
    "file-old-excel": (ERROR, "过旧的 Excel 格式", "文件“{file}”是 Excel 4 或更早的格式，无法读取。请在 Excel 或 WPS 中另存为 .xlsx 后上传。"),
    "file-password": (ERROR, "有密码的文件", "文件“{file}”设了打开密码，无法读取。请取消密码、另存后上传。"),
    "file-damaged": (ERROR, "文件损坏", "文件“{file}”已损坏或内容不是表格，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。"),
    "file-too-large": (ERROR, "文件过大", "文件“{file}”过大，读取它需要的时间或内存超过上限（{limit}）。请只保留需要的工作表后另存再上传。"),
    "store-full": (ERROR, "磁盘已满", "磁盘已满，没有写入，库里的数据没有变。请清理数据文件夹“{value}”所在的磁盘后再试。"),
    "store-closed": (ERROR, "不能写入", "数据文件夹“{value}”是只读的或没有权限，没有写入，库里的数据没有变。请管理员检查文件夹的权限后再试。"),
    "store-busy": (ERROR, "另有写入", "另一个程序一直在写入数据文件夹“{value}”，没有写入，库里的数据没有变。请稍后再试。"),
    "sheet-missing": (ERROR, "没有这张工作表", "没有工作表“{value}”。文件里有：{expected}。"),
    "sheet-empty": (ERROR, "没有内容", "文件“{file}”里的工作表都是空的。请检查是否上传了正确的文件。"),
    "header-unknown": (ERROR, "认不出表头", "工作表“{sheet}”里没有找到可识别的表头。{nearest}请对照模板检查列名，或指定数据表和各列。"),
    "header-lacks": (ERROR, "缺少列", "工作表“{sheet}”的表头缺少“{column}”列{nearest}。请补上这一列，或按《{dataset}》模板填写。"),
    "header-twice": (ERROR, "两列同义", "工作表“{sheet}”的 {letter} 列“{value}”和 {other} 列“{expected}”都可以当作“{column}”。请删去一列或改名后重新上传。"),
    "header-unused": (INFO, "未使用的列", "{letter} 列“{value}”没有对应的数据项，未使用（原件已保留）。{nearest}"),
    "header-alike": (WARNING, "列名相近，待确认", "{letter} 列“{value}”与“{column}”相近（{likeness}%），先按“{column}”读取，待确认。若不是，请指定它对应哪一项。"),
    "header-unsure": (WARNING, "不知道是哪一列", "{letter} 列“{value}”可能是{expected}，没有采用。请指定它对应哪一项，或改列名后重新上传。"),
    "header-bracket": (WARNING, "括号里的话未采用", "{letter} 列“{value}”按“{column}”读取，括号里的“{found}”没有采用，待确认。若口径不同，请指定它对应哪一项。"),
    "header-kept": (INFO, "沿用指定过的列", "列的对应沿用 {by} 指定过的：{expected}。若不再适用，请重新指定。"),
    "column-unknown": (ERROR, "没有这一项", "《{dataset}》没有“{value}”这一项。{expected}"),
    "header-ignored-change": (INFO, "增减列未入库", "{letter} 列“{value}”是增减或比率，由系统按同一口径重新计算，未入库。"),
    "several-sheets": (ERROR, "两张表内容相同", "工作表{value}都是《{dataset}》{period}的数据，不知道以哪一张为准。请删去旧表，或只选一张来读（命令行用 --sheet）。"),
    "sheet-form": (ERROR, "单项登记表", "工作表“{sheet}”是单项登记表，{value}等项目的内容写在旁边，不是一行一条的表，没有读取。请填进《{dataset}》的模板，一条一行。"),
    "dataset-unsure": (ERROR, "分不清是哪张表", "工作表“{sheet}”的表头同时符合{expected}，分不清是哪一张。请用 --dataset 指定数据表。"),
    "dataset-unknown": (ERROR, "没有这个数据表", "没有数据表“{value}”。可用的有：{expected}。"),
    "sheet-hidden": (INFO, "隐藏的工作表", "工作表“{sheet}”是隐藏的，没有读取。需要时请取消隐藏，或用 --sheet 指定。"),
    "sheet-unread": (INFO, "未读取的工作表", "工作表“{sheet}”里没有可识别的表头，没有读取。"),
    # of a map
    "map-too-large": (ERROR, "地图文件过大", "地图文件“{value}”过大，上限 {expected}。请只保留本县乡镇界，或先在制图软件里简化后再上传。"),
    "map-too-fine": (ERROR, "界线过密", "地图文件“{value}”的界线点数超过 {expected} 个。请在制图软件里简化后再上传。"),
    "map-unread": (ERROR, "地图文件无法读取", "地图文件“{value}”无法读取。请上传 GeoJSON，或把 .shp、.dbf、.shx 压缩成一个 .zip 上传。"),
    "map-without-polygons": (ERROR, "没有面", "地图文件“{value}”里没有面（多边形），只有点或线。请上传乡镇界的面图层。"),
    "map-without-names": (ERROR, "没有乡镇名称", "地图文件“{value}”的属性里没有与区划名录相符的乡镇名称。属性有：{expected}。请加上写有乡镇名称的属性后再上传。"),
    "map-not-degrees": (ERROR, "不是经纬度", "地图坐标“{value}”不是中国境内的经纬度，可能是投影坐标（米）或经纬度颠倒。请导出为经纬度坐标后再上传。"),
    "map-elsewhere": (ERROR, "位置不符", "{value}等多数乡镇的驻地不在自己的界内。请检查是不是本县的地图、坐标系是不是 {expected}，改正后再上传。"),
    "map-seat": (WARNING, "驻地在界外", "{value}的驻地坐标不在地图上自己的界内。请核对区划名录里的经纬度。"),
    "map-lacks": (WARNING, "地图缺乡镇", "地图里没有{value}，图上不显示。请补齐后再上传，或在区划名录里加上地图所用的别名。"),
    "map-others": (INFO, "名录外的区域", "地图里的{value}不在区划名录中，图上按不报送显示。"),
    "declared-area-unknown": (ERROR, "名录中没有的单位", "指定的单位“{value}”不在区划名录中。{nearest}请改正后重试。"),
    "area-differs": (ERROR, "单位不一致", "表里写的填报单位是“{value}”，而指定的是“{expected}”。请核对是否传错了文件。"),
    "period-unknown": (ERROR, "不知道是哪个月", "从标题、列和文件名里都看不出这张表是哪个月的。请在标题里写明，如“2026年7月”，或指定统计月份。"),
    "period-future": (ERROR, "月份还没有到", "表里写的是 {value}，有的月份还没有到。请写明统计到哪个月，如“2026年1-9月”。"),
    "stored-besides": (WARNING, "库里另有数据", "{value} {period} 在库里另有 {count} 行（{expected}），这张表里没有，仍会计入。若已作废，请撤销当时的上报。"),
    "percent-unsure": (ERROR, "分不清百分数", "第 {row} 行“{column}”列（{letter} 列）是 {value}，单位是 %：分不清是 {value}% 还是百分数格式。请写成文字，如“85%”。"),
    "year-missing": (ERROR, "没有写年份", "第 {row} 行“{column}”列（{letter} 列）没有写年份，按 {value} 早于“{other}”。请写上年份。"),
    "period-differs": (ERROR, "月份不一致", "表里写的是 {value}，而指定的是 {expected}。请核对后改正其中一处。"),
    "area-undeclared": (ERROR, "不知道是哪个单位", "表里没有乡镇列，标题和文件名里也没有填报单位。请补上填报单位；县级汇总表请指定“县直”。"),
    "only-totals": (ERROR, "只有合计行", "工作表“{sheet}”只有“{value}”这样的合计行，没有各单位的行。请按单位填写；县级自己的数请写“县直”。"),
    "areas-empty": (ERROR, "还没有区划名录", "系统里还没有区划名录，无法核对“{column}”。请先上传区划名录。"),
    "no-rows": (ERROR, "没有数据行", "工作表“{sheet}”有表头，但下面没有数据行。没有发生请报“零报告”。"),
    "correction-differs": (ERROR, "更正与原件不符", "要更正的第 {row} 行 {letter} 列应是“{value}”，而表里是“{expected}”。请对照原件重新更正。"),
    "moved-meanwhile": (ERROR, "库里的数已变", "确认之前，{value}动了同一范围的数。没有入库；请看新的对比，再确认一次。"),
    "mapping-wrong": (ERROR, "映射文件有误", "映射文件{value}。{expected}"),
    "mapping-header": (ERROR, "指定的列不在表里", "指定的列“{value}”不在表头里。表头有：{expected}。"),
    "zero-contradicted": (ERROR, "零报告与已有数据矛盾", "{value} {period}的《{dataset}》里已有 {count} 行数据，不能报零。请先撤销那次上报，或核对单位和月份。"),
    "zero-found": (INFO, "零报告", "第 {row} 行写的是“{value}”，按零报告登记。"),
    "same-as-other": (WARNING, "与另一个月相同", "这张表 {expected} 的数字与已入库的 {value} 完全相同，可能是忘了更新或传错了文件。请核对后再确认。"),
    "return-recognised": (INFO, "退回件", "这是 {day} 退回的“{value}”：改过的 {count} 行入库，没有改动的 {untouched} 行保持原样，不删除任何数据。"),
    "return-newer": (WARNING, "库里已有更新的数据", "有 {count} 行没有改动，而退回之后库里有了更新的数据，没有重新入库：第 {value} 行。若应以这份为准，请改用原件重新上报。"),
    "return-elsewhere": (WARNING, "另一个库的退回件", "这份文件是另一个库退回的“{value}”，按普通表格处理，没有改动的行也会入库。请核对。"),
    "template-newer": (WARNING, "模板比系统新", "这份《{dataset}》是第 {value} 版模板填的，系统里是第 {version} 版，系统不认识的列没有用上。请升级系统，或改用系统里下载的模板。"),
    "template-older": (INFO, "旧版模板", "这份《{dataset}》是第 {value} 版模板填的，现在是第 {version} 版{expected}。可以照常使用。"),
    # of a cell
    "required": (ERROR, "未填必填项", "第 {row} 行“{column}”没有填。这一项必填，请补上。"),
    "unknown-area": (ERROR, "名录中没有的单位", "第 {row} 行“{column}”列写的是“{value}”，区划名录中没有。{nearest}请改正后重新上传。"),
    "area-ambiguous": (ERROR, "单位名称不明确", "第 {row} 行“{column}”列写的是“{value}”，可能是{expected}。请写全称。"),
    "area-several": (ERROR, "不是一个单位", "第 {row} 行“{column}”列写的是“{value}”，不是一个单位。请按单位分行填写；县级的请写“县直”。"),
    "area-county": (ERROR, "不能落在全县", "第 {row} 行“{column}”列写的是“{value}”，是全县。县本级的请写“县直”，乡镇的请写乡镇名称。"),
    "area-stopped": (WARNING, "单位已停用", "第 {row} 行“{column}”列的“{value}”自 {expected} 起已停用。请核对。"),
    "bad-number": (ERROR, "不是数字", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，应是数字{unit}。请改成数字；不清楚时留空。"),
    "number-range": (ERROR, "是一个范围", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，是一个范围，不是一个数。请填确切的数，或写“不少于”加下限。"),
    "number-date": (ERROR, "数字变成了日期", "第 {row} 行“{column}”列（{letter} 列）是日期 {value}，多半是{expected}。请把单元格设为文本或填确切的数字。"),
    "number-words": (ERROR, "没有写数", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，没有写数。若是 100% 请写“100%”，不是请写实际的数；不清楚时留空。"),
    "unit-beside": (ERROR, "两处单位不一", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，而单位写的是“{found}”。请核对后改正其中一处。"),
    "number-code": (ERROR, "是代号，不是数", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，是代号或算式，不是一个数。请填确切的数字；不清楚时留空。"),
    "compound-unsure": (ERROR, "一格里有几个数", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，一格里有几个数，{expected}。请分列填写，每格一个数。"),
    "compound-differs": (ERROR, "一格里的数与另一列不一", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，而“{other}”列写的是“{found}”。请核对后改正其中一处。"),
    "compound-split": (INFO, "一格里的几个数已分开", "{letter} 列“{value}”有 {count} 格写了几个数（如第 {row} 行“{found}”），已按各自的项分开：{expected}。"),
    "compound-left": (WARNING, "一格里的数有的未采用", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，其中“{found}”没有对应的数据项，没有采用。请核对。"),
    "not-integer": (ERROR, "不是整数", "第 {row} 行“{column}”列（{letter} 列）写的是 {value}，应是整数{unit}。请改正。"),
    "below-min": (ERROR, "小于下限", "第 {row} 行“{column}”列（{letter} 列）写的是 {value}，不能小于 {expected}。请核对后改正。"),
    "above-max": (ERROR, "大于上限", "第 {row} 行“{column}”列（{letter} 列）写的是 {value}，不能大于 {expected}。请核对后改正。"),
    "outside-county": (WARNING, "坐标不在本县，未采用", "第 {row} 行的经纬度是 {value}（按 {system}），离最近的乡镇驻地约 {other} 公里，超过 {expected} 公里，不像在本县。这两格没有采用，请核对经纬度和坐标系后补报。"),
    "coordinates-converted": (INFO, "坐标已换算", "工作表“{sheet}”写明坐标系是 {value}，经纬度已换算为 {expected}。"),
    "outside-unused": (WARNING, "超出范围，未采用", "第 {row} 行“{column}”列（{letter} 列）写的是 {value}，应在 {expected} 之间。这一格没有采用，请核对后补报。"),
    "unit-differs": (ERROR, "单位不符", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，这一列的单位是{unit}。请换算后填写。"),
    "unit-unknown": (ERROR, "不认识的单位", "表头写的单位是“{value}”，“{column}”的单位是{unit}，不知道怎样换算。请改用{unit}。"),
    "bad-date": (ERROR, "不是日期", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，不是日期。请写成 2026-07-15 或 2026年7月15日。"),
    "date-month": (ERROR, "只写到月份", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，只到月份，没有写哪一天。请写成 2026-07-15；不清楚时留空。"),
    "date-stretch": (ERROR, "是一段时间", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，是一段时间，不是一天。请写明哪一天，如 2026-07-15。"),
    "date-words": (WARNING, "没有写明日期", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，没有写明日期，按未填统计。请补上日期。"),
    "impossible-date": (ERROR, "没有这一天", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，日历上没有这一天。请改正。"),
    "bad-month": (ERROR, "不是月份", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，不是月份。请写成 2026-07 或 2026年7月。"),
    "bad-choice": (ERROR, "不在可选范围", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，应是{expected}之一。请改正。"),
    "new-choice": (WARNING, "不常见的写法", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，常用的有{expected}。已照原文保留。"),
    "error-cell": (ERROR, "公式出错", "第 {row} 行“{column}”列（{letter} 列）是错误值 {value}。请修正公式，或直接填写数值。"),
    "formula-uncomputed": (ERROR, "公式没有结果", "第 {row} 行“{column}”列（{letter} 列）的公式没有计算结果。请用 Excel 打开、保存后再上传。"),
    "unit-of-row": (ERROR, "单位不符", "第 {row} 行的单位写的是“{value}”，“{column}”应以{unit}计，不知道怎样换算。请换算后填写。"),
    "code-damaged": (WARNING, "编号可能已损坏", "第 {row} 行“{column}”列（{letter} 列）是 {value}，长编号被 Excel 当成了数字，末几位可能已变成 0。请设为文本后重填。"),
    "key-damaged": (ERROR, "编号已损坏", "第 {row} 行“{column}”列（{letter} 列）是 {value}，长编号被 Excel 当成了数字，末几位已丢失，分不清是哪一条。请设为文本后重填。"),
    "code-zeros": (WARNING, "编号前的 0 可能丢失", "第 {row} 行“{column}”列（{letter} 列）是数字 {value}，而同列有“{found}”这样的写法，前面的 0 可能被 Excel 去掉了。请设为文本后重填。"),
    "items-split": (WARNING, "一格里有几条", "第 {row} 行“{column}”列（{letter} 列）写了 {value} 条，已按 {value} 条分别入库，其他各列照抄，数量和金额只记在第一条。请核对。"),
    "items-differ": (ERROR, "条数与数量不一", "第 {row} 行“{column}”列（{letter} 列）写了 {value} 条，而“{other}”写的是 {found}。请一条一行，或核对后改正其中一处。"),
    "items-counted": (WARNING, "条数与数量不一", "第 {row} 行“{column}”列（{letter} 列）是 {value}，而“{other}”里写了 {found} 条。按前者统计，请核对。"),
    "code-flawed": (WARNING, "编号有误", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，{found}。已照原文保留，请核对。"),
    "dataset-cell": (ERROR, "没有这个数据表", "第 {row} 行“{column}”列写的是“{value}”，没有这张表。可用的有：{expected}。"),
    # of a row
    "duplicate-key": (ERROR, "重复的行", "第 {row} 行与第 {other} 行的{column}相同（{value}）。同一条只能出现一次，请删去一行或改正编号。"),
    "duplicate-row": (INFO, "完全相同的行", "第 {row} 行与第 {other} 行完全相同，只取一行。"),
    "likely-same-accident": (WARNING, "疑似同一起事故", "第 {row} 行与{other}的时间、单位或地点相同而编号不同，可能是同一起事故。两行都已保留，请核对。"),
    "total-differs": (WARNING, "合计不符", "第 {row} 行“{value}”的“{column}”写的是 {found}，各行相加是 {expected}，相差 {difference}。请核对；入库的是各行，不含合计。"),
    "stated-differs": (WARNING, "比率或增减不符", "第 {row} 行“{column}”（{letter} 列）写的是 {value}，按表内数字应是 {expected}{difference}。请核对；系统按后者统计，两个数都留存。"),
    "total-verified": (INFO, "合计相符", "第 {row} 行“{value}”与各行相加一致，合计行不入库。"),
    "subset-skipped": (INFO, "“其中”行未入库", "第 {row} 行“{value}”是其中项，已包含在别的行里，未入库。"),
    "footer-skipped": (INFO, "表尾说明", "第 {row} 行是表尾的签字或说明，未入库。"),
    "line-ignored": (INFO, "按映射忽略", "第 {row} 行按映射文件忽略。"),
    "after-today": (ERROR, "日期在将来", "第 {row} 行“{column}”是 {value}，晚于今天。请改正。"),
    "date-order": (WARNING, "日期先后不合", "第 {row} 行“{column}”是 {value}，早于“{other}” {expected}。请核对。"),
    "cumulative-smaller": (WARNING, "累计数变小", "第 {row} 行“{column}”列（{letter} 列）是 {value}，小于已入库的 {period} 的 {expected}。若是更正请确认，否则请改正。"),
    "last-year-differs": (WARNING, "上年同期与上年所报不一", "第 {row} 行“{column}”列（{letter} 列）写的是 {value}，而 {period} 已入库的是 {expected}，相差 {difference}。两个数都已保留，请核对。"),
    "severity-differs": (WARNING, "等级与伤亡不符", "第 {row} 行事故等级写的是“{value}”，按死亡、重伤和损失应是“{expected}”。统计按后者，原文保留。"),
    "rectified-undated": (WARNING, "已整改但无日期", "第 {row} 行状态是“{value}”，但没有整改完成日期，按未整改统计。请补上日期。"),
    "said-in-note": (WARNING, "备注里另有说明", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，而“{other}”没有填。没有据备注填写，请在“{other}”列写明。"),
    "note-differs": (WARNING, "备注与状态不一", "第 {row} 行“{column}”列（{letter} 列）写的是“{value}”，而“{other}”写的是“{found}”。按“{other}”统计，请核对。"),
    "closed-undone": (WARNING, "已销号但未整改", "第 {row} 行有销号日期，但没有整改完成日期，按未整改统计。请补上日期。"),
    "part-exceeds-whole": (ERROR, "部分大于总数", "第 {row} 行“{column}”{value} 大于“{other}”{expected}。请核对后改正。"),
    "span-order": (ERROR, "月份先后颠倒", "第 {row} 行起始月 {value} 晚于截止月 {expected}。请改正。"),
    "other-period": (WARNING, "不在所报月份", "第 {row} 行“{column}”是 {value}，不在所报的 {expected} 内。仍按该行的日期统计，请核对。"),
    "rows-left-out": (INFO, "有问题的行未入库", "有 {count} 行因上面的问题没有入库，其余已入库。"),
}
# fmt: on
"""Code -> (level, short title, sentence with placeholders)."""


@dataclass(frozen=True)
class Problem:
    """One thing to tell the user about one place in a spreadsheet. Row as Excel numbers it,
    column by label and letter.
    """

    level: str
    code: str
    message: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    letter: str | None = None
    value: str | None = None

    @property
    def title(self) -> str:
        """Short Chinese name of the kind of problem, for grouping."""
        return TEMPLATES[self.code][1]

    def as_json(self) -> dict[str, Any]:
        """The public JSON shape."""
        return asdict(self)


def problem(
    code: str,
    *,
    sheet: str | None = None,
    row: int | None = None,
    column: str | None = None,
    letter: str | None = None,
    value: object = None,
    level: str | None = None,
    **words: Any,
) -> Problem:
    """Make the problem of that code, its sentence filled in. Raises KeyError for an unknown code
    or a missing word.
    """
    default_level, _, template = TEMPLATES[code]
    shown = None if value is None else str(value)
    message = template.format(
        sheet=sheet, row=row, column=column, letter=letter, value=shown, **words
    )
    return Problem(level or default_level, code, message, sheet, row, column, letter, shown)


def letter_of(index: int) -> str:
    """Excel's letter of a 0-based column index: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def has_errors(problems: "list[Problem] | tuple[Problem, ...]") -> bool:
    """Whether any of them stops a row or a file."""
    return any(one.level == ERROR for one in problems)

"""Words that offices write where a value, a date or a yes is asked for. Owns the words only."""

import re

YES = {"是", "有", "√", "✓", "y", "yes", "true", "1", "纳入", "计入", "对", "属于"}
NO = {"否", "无", "×", "✗", "n", "no", "false", "0", "不纳入", "不计入", "不", "不属于", "未纳入"}
NO_DATE = {
    "无",
    "未整改",
    "未完成",
    "整改中",
    "正在整改",
    "未复查",
    "未销号",
    "待定",
    "长期",
    "未结案",
    "待整改",
}
"""Words that stand where a date would once there is one: missing."""
AT_ONCE = re.compile(r"^(立即|当场|立行立改|即查即改|即知即改|随时|尽快|限期)")
"""How a deadline is written that names no day: left out with a warning."""
STATES = {
    "/": "not_applicable",
    "—": "base_zero",
    "-": "base_zero",
    "——": "base_zero",
    "--": "base_zero",
}
"""Signs for a cell that holds no value -> its state."""

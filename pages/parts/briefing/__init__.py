"""汇报材料: one model of a briefing, from which its page, its document and its slides are made."""

"""指标速查: a question typed in Chinese, how it was understood, and its answer."""

import streamlit as st

from pages.parts import empty, provenance, rows, theme
from pages.parts.asking import answer, box, choices, examples, unanswered

SHOW = {
    "answered": answer.show,
    "ambiguous": unanswered.ambiguous,
    "declined": unanswered.declined,
}
"""Status -> what the page shows below the chips."""

theme.heading("指标速查", rows.is_demonstration())
text = st.query_params.get(choices.ADDRESS, "").strip()
if rows.is_empty():
    empty.state("accidents", "hazards")
else:
    told = rows.asked(text) if text else {"status": ""}
    box.show(text, told["status"] == "answered", examples.every(), examples.words())
    if text:
        if told["status"] != "declined":
            choices.show("understood", choices.chips(told["understood"]))
        SHOW[told["status"]](told)
    else:
        unanswered.beginning()
provenance.drawer()

"""What an officer should confirm of how a sheet's columns were found. Owns saying it."""

from data.headers import Mapping
from data.headings import unread_bracket
from data.matching import ALIAS, ALIKE, SAME
from data.problems import Problem, problem


def about_matches(mapping: Mapping, sheet: str) -> list[Problem]:
    """What an officer should confirm: columns found by likeness, headings that may mean one."""
    spec = mapping.contract
    alike = [
        problem(
            "header-alike",
            sheet=sheet,
            letter=mapping.columns[name].letter,
            value=mapping.columns[name].text,
            column=spec.column(name).label,
            likeness=match.likeness,
        )
        for name, match in mapping.matches.items()
        if match.how == ALIKE
    ]
    unsure = [
        problem(
            "header-unsure",
            sheet=sheet,
            letter=heading.letter,
            value=heading.text,
            expected="或".join(f"“{spec.column(name).label}”" for name in names),
        )
        for heading, names in mapping.unsure
    ]
    return alike + unsure + _about_brackets(mapping, sheet)


def _about_brackets(mapping: Mapping, sheet: str) -> list[Problem]:
    """Brackets in figures' headings that may narrow them: 死亡人数（含失踪）."""
    said = []
    for name, heading in mapping.columns.items():
        column = mapping.contract.column(name)
        inner = unread_bracket(heading, column)
        if inner and mapping.matches[name].how in (SAME, ALIAS):
            said.append(
                problem(
                    "header-bracket",
                    sheet=sheet,
                    letter=heading.letter,
                    value=heading.text,
                    column=column.label,
                    found=inner,
                )
            )
    return said

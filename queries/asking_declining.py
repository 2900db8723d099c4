"""Why a question whose words were all understood is declined. Owns the choice among the reasons."""

from queries.asking_dictionary import measures, words
from queries.asking_said import Said
from queries.asking_tokens import Token

MOST_NEAR = 4


def why_not(cut: list[Token], reasons: list[str], clear: list[Said]) -> str:
    """The most telling reason why nothing fits.

    reasons: why measures that were meant do not fit; clear: what the words say, one way after
    another, the words' own meanings first.
    """
    if told := _uncounted(clear):
        return told
    if reasons:
        return max(reasons, key=lambda reason: ("可以查" in reason, reasons.count(reason)))
    kinds = {kind for one in cut for meaning in one.meanings for kind, _ in meaning}
    if not kinds & {"concept", "measure"}:
        return "没有听出要查哪个指标"
    near = _nearly(clear[0]) if clear else []
    if len(near) > 1:
        return f"听出了“{'”“'.join(near[:MOST_NEAR])}”，一次只能问一个指标"
    if near:
        return f"听出了“{near[0]}”，但其余的词不能和它一起问"
    return "这几个词都听懂了，但没有同时说到它们的指标"


def _uncounted(clear: list[Said]) -> str:
    """Why there is no such figure, where it is known that no question gives it; else empty."""
    for line, why in words()["uncounted"].items():
        if any(one.concepts >= set(line.split()) for one in clear):
            return str(why)
    return ""


def _nearly(one: Said) -> list[str]:
    """Labels of measures of which everything was said, though something else was said too; of
    those that are asked for with the same words the first.
    """
    found: dict[frozenset[str], str] = {frozenset(): one.measure} if one.measure else {}
    for measure in measures().values():
        need = next((need for need in measure.needs if need <= one.concepts), None)
        if measure.grain is None and need:
            found.setdefault(need, measure.label)
    return list(found.values())

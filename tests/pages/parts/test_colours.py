"""Inks that stand out on the colours of maps."""

import pytest

from pages.parts.colours import DARK, LIGHT, legible, rgb


def brightness(colour: str) -> float:
    return sum(part * share for part, share in zip(rgb(colour), (0.3, 0.59, 0.11), strict=True))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_names_stand_out_on_every_step(palette):
    for ground in (*palette.steps, palette.line, palette.card):
        assert abs(brightness(legible(ground, palette)) - brightness(ground)) > 90

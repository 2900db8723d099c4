"""missing/hazards: blank and marked cells of the hazards behind one figure."""

HAZARDS = [
    ("found_on", "grade", "rectified_on", "funds_wan_yuan", "marks"),
    ("2026-05-01", None, "2026-05-03", None, {"funds_wan_yuan": "masked"}),
    ("2026-05-01", None, None, None, {"funds_wan_yuan": "masked"}),
    ("2026-05-01", "重大", None, 1.0, {}),
]


def test_cells_of_all_and_of_one_figure(office):
    office.put("hazards", HAZARDS)
    found = office.ask("missing/hazards", "2026-05").rows
    assert ("grade", "missing", 2) in found
    assert ("funds_wan_yuan", "masked", 2) in found
    assert not [row for row in found if row[0] == "found_on"]
    assert ("grade", "missing", 1) in office.ask("missing/hazards", "2026-05", figure="open").rows

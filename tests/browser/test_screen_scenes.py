"""The scenes drawn at the sizes of four walls: nothing scrolls, is cut off or overlaps, and letters are large enough."""

import json
from datetime import date
from pathlib import Path

import pytest

from data import presets
from data.county_map import CountyMap
from pages.parts import maps
from pages.parts.screen import scenes, shapes

PARTS = Path(scenes.__file__).parent
SIZES = [(1920, 1080), (3840, 2160), (2560, 1080), (6656, 1792)]

PAGE = """<!doctype html><meta charset="utf-8"><style>
html, body {{ margin: 0; background: #0B1620; }}
#head {{ height: calc(var(--u) * 70); }}
#body {{ height: calc(100vh - var(--u) * 88); margin: 0 calc(var(--u) * 32) calc(var(--u) * 18); }}
{style}</style><div id="head"></div><div id="body"></div><script>{script}</script>"""

MEASURE = """([scene, theme]) => {
  const body = document.getElementById('body')
  anlanPanels.draw(body, scene, {theme})
  const ink = document.createElement('canvas').getContext('2d')
  const tall = (letter, font) => {
    ink.font = font
    const box = ink.measureText(letter)
    return box.actualBoundingBoxAscent + box.actualBoundingBoxDescent
  }
  const faults = []
  const words = []
  let smallest = Infinity, headline = Infinity
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (!node.textContent.trim()) continue
    const style = getComputedStyle(parent)
    const scale = parent.tagName === 'text' ? parent.getScreenCTM().a : 1
    const size = parseFloat(style.fontSize) * scale
    const font = `${style.fontWeight} ${size}px ${style.fontFamily}`
    if (parent.closest('.anw-number b')) headline = Math.min(headline, tall(parent.className ? '国' : '8', font))
    else smallest = Math.min(smallest, tall('国', font))
    const frame = (parent.closest('.anw-panel, .anw-figure, .anw-empty') || body).getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      const middle = (box.top + box.bottom) / 2
      const one = {text: node.textContent.trim(), left: box.left + 1, right: box.right - 1,
                   top: middle - size * 0.48, bottom: middle + size * 0.48}
      if (one.left < frame.left || one.right > frame.right + 1 || one.top < frame.top || one.bottom > frame.bottom + 1) {
        faults.push(`cut off: ${one.text}`)
      }
      words.push(one)
    }
  }
  words.forEach((one, place) => {
    for (const other of words.slice(0, place)) {
      if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) {
        faults.push(`overlap: ${one.text} and ${other.text}`)
      }
    }
  })
  const page = document.scrollingElement
  if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) faults.push('the page scrolls')
  const written = words.map((one) => one.text)
  anlanPanels.clear(body)
  if (body.childNodes.length) faults.push('something is left after clearing')
  return {faults, written, smallest: smallest / innerHeight, headline: headline / innerHeight}
}"""


@pytest.fixture(scope="module")
def county_scenes(demonstration_home):
    """Every scene of the demonstration county as of a day after its last month."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANLAN_HOME", str(demonstration_home))
        found = scenes.scenes(list(scenes.SCENES), date(2026, 11, 30))
    return json.loads(json.dumps(found))


@pytest.fixture(scope="module")
def wall(browser):
    """A page with nothing but the scenes' drawing and look."""
    page = browser.new_page()
    style, script = ((PARTS / name).read_text("utf-8") for name in ("scenes.css", "panels.js"))
    page.set_content(PAGE.format(style=style, script=script))
    page.evaluate("document.fonts.ready.then(() => null)")
    yield page
    page.close()


@pytest.mark.parametrize(("wide", "high"), SIZES)
def test_every_scene_fits_its_wall(wall, county_scenes, wide, high):
    wall.set_viewport_size({"width": wide, "height": high})
    for place, scene in enumerate(county_scenes):
        seen = wall.evaluate(MEASURE, [scene, "light" if place % 2 else "dark"])
        assert seen["faults"] == [], scene["key"]
        assert seen["smallest"] >= 0.018
        assert seen["headline"] >= 0.06
        assert [
            one["value"] for one in scene["figures"] if one["value"] not in seen["written"]
        ] == []
        assert "演示数据" in seen["written"]


def test_a_panel_enlarged_fits_too(wall, county_scenes):
    wall.set_viewport_size({"width": 1920, "height": 1080})
    for scene in county_scenes:
        for panel in scene["panels"]:
            seen = wall.evaluate(MEASURE, [scene | {"figures": [], "panels": [panel]}, "dark"])
            assert seen["faults"] == [], panel["key"]
            assert panel["title"] in seen["written"]


def test_a_real_county_has_every_name_on_its_map(wall, county_scenes):
    read = (presets.map_of("浮梁县"), presets.outline_of("浮梁县"))
    townships, outline = (json.loads(path.read_text("utf-8")) for path in read)
    names = maps.names(townships)
    shown = CountyMap(townships, outline, tuple(presets.attributions_of("浮梁县")))
    drawn = shapes.county(shown, {name: place * 10.05 for place, name in enumerate(names)}, "人")
    (overview,) = (scene for scene in county_scenes if scene["key"] == "overview")
    panels = [
        one | {"chart": drawn} if one["place"] == "main" else one for one in overview["panels"]
    ]
    for wide, high in SIZES:
        wall.set_viewport_size({"width": wide, "height": high})
        seen = wall.evaluate(MEASURE, [overview | {"panels": panels}, "dark"])
        assert seen["faults"] == []
        assert [name for name in names if name not in seen["written"]] == []


def test_a_scene_without_data_says_what_to_upload(wall, county_scenes):
    empty = county_scenes[0] | {"sentence": "", "figures": [], "panels": [], "tags": []}
    empty |= {
        "source": "",
        "cutoff": "",
        "empty": {"title": "还没有数据", "text": "请上传《事故台账》。"},
    }
    seen = wall.evaluate(MEASURE, [empty, "dark"])
    assert (seen["faults"], seen["written"]) == ([], ["还没有数据", "请上传《事故台账》。"])

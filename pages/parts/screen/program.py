"""What plays in the browser: scripts and styles as one text each, and a mark of what they are.

Owns their order; a later file uses what an earlier one names.
"""

import hashlib
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = ("panels.js", "rolling.js", "server.js", "profiles.js", "controls.js", "stage.js")
STYLES = ("stage.css", "scenes.css")
SCRIPT = "\n".join((HERE / name).read_text("utf-8") for name in SCRIPTS)
STYLE = "\n".join((HERE / name).read_text("utf-8") for name in STYLES)
MARK = hashlib.sha256((SCRIPT + STYLE).encode()).hexdigest()[:12]
"""A wall that plays another program fetches itself anew."""

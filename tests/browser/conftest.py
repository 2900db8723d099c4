"""A dashboard served to a headless Chromium, and what the browser asked for and complained about meanwhile."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    WebSocket,
    sync_playwright,
)
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data import presets
from data.warehouse import Store

ROOT = Path(__file__).parents[2]

ARGUMENTS = [
    "--no-sandbox",
    "--lang=zh-CN",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu-compositing",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
"""Without a graphics card, which only maps ask for, in Chinese, and with none of Chromium's own calls home."""

ALLOWED_WORDS = {
    *("xlsx", "xlsm", "xlsb", "xls", "ods", "fods", "csv", "tsv", "txt", "htm", "html", "xml"),
    *("docx", "excel", "wps"),
}
"""Names of file types and programs, which Chinese offices write in Latin letters too."""

SETTLED = (
    "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
)
PATIENCE = 60_000
"""Milliseconds until a page that has not settled counts as broken; two busy cores need some."""


@dataclass
class Visit:
    """One tab: the page, every address it asked for, and every error it reported."""

    page: Page
    url: str
    addresses: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    is_answered: bool = True
    """Whether the server has answered all that the page told it."""

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.addresses.append(request.url))
        self.page.on("websocket", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._complain)

    def _complain(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(f"{said.text} {said.location['url']}")

    def _listen(self, socket: WebSocket) -> None:
        self.addresses.append(socket.url)
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)
        socket.on("close", lambda _: setattr(self, "is_answered", True))

    def _sent(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self.is_answered = False

    def _received(self, frame: bytes | str) -> None:
        said = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if said.HasField("new_session"):
            self.is_answered = False
        elif said.HasField("script_finished"):
            self.is_answered = said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def settle(self) -> None:
        """Wait until the script has run and the page has stopped changing, however slow the machine."""
        self.page.wait_for_timeout(250)
        deadline = time.monotonic() + PATIENCE / 1000
        while True:
            while not self.is_answered and time.monotonic() < deadline:
                self.page.wait_for_timeout(50)
            self.page.wait_for_selector(SETTLED)
            self.page.wait_for_function(STEADY, polling=100)
            if self.is_answered:
                return
            assert time.monotonic() < deadline, "the server does not answer"

    def open(self, path: str = "") -> None:
        """Open an address of the dashboard, as from a bookmark."""
        self.page.goto(f"{self.url}/{path}")
        self.settle()

    def click(self, target: Locator) -> None:
        """Click and wait for what follows."""
        target.click()
        self.settle()

    def choose(self, *files: FilePayload) -> None:
        """Choose files where the page first asks for some, and wait for what follows once they are sent: until
        then nothing is said to the server that could be waited for.
        """
        self.is_answered = False
        with self.page.expect_response(lambda answer: answer.request.method == "PUT"):
            self.page.locator("input[type=file]").first.set_input_files(files)
        self.settle()

    def text(self) -> str:
        """What is written in the page, hidden text left out."""
        return "\n".join(self.page.evaluate(VISIBLE_TEXT))

    def foreign_words(self) -> list[str]:
        """Latin words that a Chinese office would not write."""
        words = re.findall(r"[A-Za-z]{3,}", self.text())
        return [word for word in words if word.lower() not in ALLOWED_WORDS]


STEADY = """() => {
  if (!window.anlanSeen) {
    window.anlanSeen = performance.now()
    const seen = () => { window.anlanSeen = performance.now() }
    new MutationObserver(seen).observe(document.body, {childList: true, characterData: true, subtree: true})
  }
  const skeletons = document.querySelectorAll('[data-testid=stSkeleton], [data-testid=stAppSkeleton]')
  if (skeletons.length) window.anlanSeen = performance.now()
  return performance.now() - window.anlanSeen > 600
}"""
"""True once no element and no word has come, gone or changed for a while."""

VISIBLE_TEXT = """() => {
  const lines = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const words = node.textContent.trim()
    const parent = node.parentElement
    if (!words || parent.closest('script, style, noscript, canvas')) continue
    const style = getComputedStyle(parent)
    if (style.visibility !== 'visible' || parseFloat(style.fontSize) < 1) continue
    if (style.fontFamily.includes('Material Symbols')) continue  // the names of icons, drawn as icons
    const own = parent.getBoundingClientRect()
    if (own.width <= 1 || own.height <= 1) continue  // for screen readers only
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width > 1 && box.height > 1) lines.push(words)
  }
  for (const box of document.querySelectorAll('input, textarea')) {
    const place = box.getBoundingClientRect()
    if (place.width > 1 && place.height > 1 && !box.value && box.placeholder) lines.push(box.placeholder)
  }
  return lines
}"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """A dashboard on the store in a folder, at one address as often as it is started."""

    home: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        log = self.home.parent / f"{self.home.name}-{self.port}.log"
        with log.open("a") as told:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"),
                    *("--server.address=127.0.0.1", f"--server.port={self.port}"),
                ],
                cwd=ROOT,
                env=os.environ | {"ANLAN_HOME": str(self.home)},
                stdout=told,
                stderr=subprocess.STDOUT,
            )
        for _ in range(600):
            assert self.process.poll() is None, log.read_text("utf-8")
            try:
                with urlopen(f"{self.url}/_stcore/health", timeout=1):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(log.read_text("utf-8"))

    def stop(self) -> None:
        """Stop, and wait until it has."""
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="session")
def server():
    """A started Server on the store in a folder; every server ends with the session."""
    running = []

    def start(home: Path) -> Server:
        running.append(Server(home))
        running[-1].start()
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def serve(server):
    """Serve the dashboard on the store in a folder; gives its address."""
    return lambda home: server(home).url


@pytest.fixture(scope="session")
def empty_url(serve, tmp_path_factory) -> str:
    """A dashboard on which nothing has been uploaded."""
    return serve(tmp_path_factory.mktemp("store") / "empty")


@pytest.fixture(scope="session")
def demonstration_url(serve, demonstration_home) -> str:
    """A dashboard with the demonstration county; tests look at it and leave it as it is."""
    return serve(demonstration_home)


@pytest.fixture(scope="session")
def preset_url(serve, tmp_path_factory) -> str:
    """A dashboard with a county's preset and nothing else."""
    home = tmp_path_factory.mktemp("store") / "preset"
    presets.apply(Store(home), "浮梁县", "王芳")
    return serve(home)


@pytest.fixture(scope="module")
def browser() -> Browser:
    """A headless Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.fail("没有 Chromium。The browser tests need it; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(browser) -> BrowserContext:
    """What the tabs of a file share: a cache, so that programs are fetched and compiled once."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def visit(context):
    """Open a tab on a dashboard; what it asks for and complains about is kept in the Visit. What tabs keep
    in the browser ends with the test, as they do."""

    def start(url: str, width: int = 1440, height: int = 900) -> Visit:
        tab = Visit(context.new_page(), url)
        tab.page.set_viewport_size({"width": width, "height": height})
        return tab

    yield start
    for page in context.pages:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()

"""The words of Streamlit's own frame, in Chinese.

Owns the dictionary and how it reaches the browser; draws no page.

Streamlit has no translations. The server adds one script to its page which replaces known English
words, and says that the page is Chinese. A browser test lists whatever is left.
"""

import json
from pathlib import Path

WORDS = json.loads(Path(__file__).with_name("language.json").read_text("utf-8"))
"""English of the frame -> Chinese: whole texts under "words", texts with numbers or names under
"patterns".
"""

SCRIPT = Path(__file__).with_name("language.js")
"""Replaces the words wherever the frame writes them, also in dialogs that appear without the
server.
"""

KEYS = Path(__file__).with_name("keys.js")
"""Keys that work on every page, before and between its runs."""

ROOT = "window.__streamlit={BACKEND_BASE_URL:new URL('./',location.origin+location.pathname).href};"
"""Tells the frame where its server is; opened on a page's address it would first look below that
address and log two errors.
"""


def page(html: bytes) -> bytes:
    """Streamlit's index page in Chinese: language, title, the dictionary with its script, keys."""
    script = SCRIPT.read_text("utf-8").replace("__WORDS__", json.dumps(WORDS, ensure_ascii=False))
    script += KEYS.read_text("utf-8")
    text = html.decode("utf-8")
    text = text.replace('<html lang="en">', '<html lang="zh-CN">')
    text = text.replace("<title>Streamlit</title>", "<title>安澜</title>")
    text = text.replace(
        "You need to enable JavaScript to run this app.", "需要启用 JavaScript 才能使用。"
    )
    return text.replace("</head>", f"<script>{ROOT}{script}</script></head>").encode("utf-8")


class ChinesePage:
    """ASGI middleware that rewrites the one HTML page which Streamlit serves; everything else
    passes untouched.
    """

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        """Serve one request; a page is asked for uncompressed so that it can be read."""
        headers = scope.get("headers", [])
        wants_page = any(name == b"accept" and b"text/html" in value for name, value in headers)
        if scope["type"] != "http" or not wants_page:
            await self.app(scope, receive, send)
            return
        plain = [
            (name, value)
            for name, value in headers
            if name not in (b"accept-encoding", b"if-none-match", b"if-modified-since")
        ]
        await self.app(scope | {"headers": plain}, receive, _Rewriter(send))


class _Rewriter:
    """Collects an HTML response, rewrites it, and sends it with its new length."""

    def __init__(self, send) -> None:
        self.send = send
        self.start = None
        self.body = b""

    async def __call__(self, message) -> None:
        if message["type"] == "http.response.start":
            kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
            if any(value.startswith(b"text/html") for value in kinds):
                self.start = message
                return
        if self.start is None or message["type"] != "http.response.body":
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = page(self.body)
        kept = [
            (name, value)
            for name, value in self.start["headers"]
            if name.lower() not in (b"content-length", b"etag", b"last-modified")
        ]
        await self.send(
            self.start | {"headers": [*kept, (b"content-length", str(len(body)).encode())]}
        )
        await self.send({"type": "http.response.body", "body": body})

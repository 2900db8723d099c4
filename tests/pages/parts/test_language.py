"""The page that the server sends: Chinese, with the dictionary inside, in its right length."""

import asyncio
import re

from pages.parts.language import WORDS, ChinesePage, page

INDEX = b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


async def _serve(path: str, accept: bytes) -> tuple[dict, bytes]:
    async def inner(scope, _receive, send):
        assert (
            b"gzip" not in dict(scope["headers"]).get(b"accept-encoding", b"") or accept == b"*/*"
        )
        headers = [(b"content-type", b"text/html"), (b"content-length", str(len(INDEX)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": INDEX[:20], "more_body": True})
        await send({"type": "http.response.body", "body": INDEX[20:]})

    sent = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "path": path,
        "headers": [(b"accept", accept), (b"accept-encoding", b"gzip")],
    }
    await ChinesePage(inner)(scope, None, send)
    return dict(sent[0]["headers"]), b"".join(one.get("body", b"") for one in sent[1:])


def test_a_page_is_rewritten_and_its_length_with_it():
    headers, body = asyncio.run(_serve("/accidents", b"text/html,*/*"))
    text = body.decode()
    assert int(headers[b"content-length"]) == len(body)
    assert '<html lang="zh-CN">' in text
    assert "<title>安澜</title>" in text
    assert "MutationObserver" in text
    assert "BACKEND_BASE_URL" in text
    assert "__WORDS__" not in text


def test_what_is_not_a_page_passes_untouched():
    headers, body = asyncio.run(_serve("/x.json", b"*/*"))
    assert body == INDEX
    assert int(headers[b"content-length"]) == len(INDEX)


def test_the_dictionary_ends_no_script_and_its_patterns_are_sound():
    assert page(INDEX).count(b"</script>") == 1
    for pattern, chinese in WORDS["patterns"]:
        groups = re.compile(pattern).groups
        assert all(int(number) <= groups for number in re.findall(r"\$(\d)", chinese))

"""Each message of the Unreal plugin is explained, and what is explained can be shown."""

import re

from unreal import ROOT
from unreal_pages import DOCUMENTATION, literals, pieces, prose
from unreal_plugin import PLUGIN

PAGE = DOCUMENTATION / "troubleshooting.md"
CORE = PLUGIN / "Source" / "AvatarBridgeCore" / "Include" / "AvatarBridge"
PRIVATE = PLUGIN / "Source" / "AvatarBridge" / "Private"
SPEAKING = sorted([*CORE.glob("Link/*.h"), *CORE.glob("Zmtp/*.h"), *PRIVATE.glob("*.cpp")])
SILENT = {"BridgeSourceOptions.cpp", "SocketKind.h"}  # forms of texts that a program reads
TOLD_WORDS = 3
MESSAGE = re.compile(r"`([^`]+)`")
REFUSAL = re.compile(
    r'(?:(?:RequestError|RequestRefusedError|refuse)\((?:\w+, )?\s*|\bcode=)"([a-z-]+)"'
)


def _explained():
    """Return the messages of the page: what stands in backticks and reads like a sentence."""
    rows = [line for line in prose(PAGE).splitlines() if line.startswith("| ")]
    spans = [span for row in rows for span in MESSAGE.findall(row)]
    return [span for span in spans if len(span.split()) >= TOLD_WORDS
            and not re.match(r"bridge |--|insecure =|outputs =", span)]  # fmt: skip


def _sayable():
    """Return what each source can say, as one text of its literals in their order."""
    return {path.name: "".join(literals(path)) for path in SPEAKING}


def test_what_is_explained_can_be_shown():
    said = _sayable().values()
    explained = _explained()
    assert len(explained) > 50
    unknown = [
        message
        for message in explained
        if not any(all(piece in text for piece in pieces(message)) for text in said)
    ]
    assert not unknown, "nobody says:\n  " + "\n  ".join(unknown)


def test_what_can_be_shown_is_explained():
    page = prose(PAGE)
    unexplained = [
        f"{path.name}: {text}"
        for path in SPEAKING
        if path.name not in SILENT and "Factory" not in path.name
        for text in literals(path)
        if len(text.split()) >= TOLD_WORDS and not all(piece in page for piece in pieces(text))
    ]
    assert not unexplained, "troubleshooting.md leaves out:\n  " + "\n  ".join(unexplained)


def test_every_state_of_a_source_is_explained():
    page = prose(PAGE)
    for path in (PRIVATE / "BridgeStatus.cpp", PRIVATE / "BridgeVmcSource.cpp"):
        states = re.findall(r'LOCTEXT\("\w+", "([^"]*)', path.read_text(encoding="utf-8"))
        assert len(states) >= 5
        for state in states:
            assert all(piece in page for piece in pieces(re.sub(r"\{\d\}", "…", state))), state


def test_every_code_of_an_answer_is_explained():
    page = prose(PAGE)
    codes = set(re.findall(r'k\w+ = "([a-z-]+)"', (CORE / "Link" / "Answer.h").read_text()))
    for path in ROOT.glob("bridge/**/*.py"):
        codes |= set(REFUSAL.findall(path.read_text(encoding="utf-8")))
    assert codes >= {"timed-out", "unknown-character", "bad-request", "too-fast"}
    assert [code for code in sorted(codes) if f"`{code}`" not in page] == []

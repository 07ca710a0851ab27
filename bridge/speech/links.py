"""Reads addresses of the web and of mail aloud, as a person would: without the clutter."""

import re

__all__ = ["LINK", "MAIL", "spoken_link", "spoken_mail"]

MAIL = re.compile(r"(?:mailto:)?\b([\w.+-]+)@((?:[\w-]+\.)+[A-Za-z]{2,})\b", re.ASCII)

_ENDINGS = "com|org|net|edu|gov|io|dev|app|gg|tv|co|me|ai|info|jp|cn|de|fr|es|it|uk|eu|us|moe"
LINK = re.compile(
    rf"(?:\b(?:https?|ftp)://|\bwww\.)[^\s<>\"'）」]*[\w/]|"
    rf"(?<![\w@.])(?:[\w-]+\.)+(?:{_ENDINGS})\b(?:/[^\s<>\"'）」]*[\w/])?",
    re.ASCII | re.IGNORECASE,
)

_LONGEST_PATH = 2  # parts of a path that a listener can keep in mind
_PLAIN_PART = re.compile(r"[A-Za-z][\w-]{0,15}", re.ASCII)
_SCHEME = re.compile(r"^(?:[a-z]+://)?(?:[^/@]*@)?(?:www\.)?", re.IGNORECASE)
_WORDS = {
    "de": ("Punkt", "at", "Schrägstrich"),
    "en": ("dot", "at", "slash"),
    "es": ("punto", "arroba", "barra"),
    "fr": ("point", "arobase", "barre oblique"),
    "it": ("punto", "chiocciola", "barra"),
    "ja": ("ドット", "アットマーク", "スラッシュ"),
    "pt": ("ponto", "arroba", "barra"),
    "zh": ("点", "at", "斜杠"),
}


def spoken_mail(name: str, host: str, language: str) -> str:
    """Return a mail address in words."""
    dot, at, _ = _words(language)
    return f"{_dotted(name, dot)} {at} {_dotted(host, dot)}"


def spoken_link(link: str, language: str) -> str:
    """Return the host of a link in words, and its path where that is short and plain."""
    dot, _, slash = _words(language)
    bare = _SCHEME.sub("", link)
    host, _, path = re.split(r"[?#]", bare)[0].partition("/")
    parts = [part for part in path.split("/") if part]
    if len(parts) > _LONGEST_PATH or not all(map(_PLAIN_PART.fullmatch, parts)):
        parts = []
    spoken = [_dotted(host.split(":")[0], dot)]
    for part in parts:
        spoken += [slash, re.sub(r"[-_]+", " ", part)]
    return " ".join(spoken)


def _dotted(name: str, dot: str) -> str:
    return f" {dot} ".join(re.sub(r"[-_+]+", " ", part) for part in name.split(".") if part)


def _words(language: str) -> tuple[str, str, str]:
    return _WORDS.get(language.split("-")[0].lower(), _WORDS["en"])

"""What the pages of the Unreal plugin name, and what its sources have of it."""

import re
from dataclasses import dataclass, field

from unreal import ROOT
from unreal_plugin import PLUGIN

CLIENT = ROOT / "unreal_client"
DOCUMENTATION = PLUGIN / "Documentation"
PAGES = sorted([*CLIENT.glob("*.md"), *PLUGIN.glob("*.md"), *DOCUMENTATION.glob("*.md")])
PUBLIC = PLUGIN / "Source" / "AvatarBridge" / "Public"

_FENCED = re.compile(r"^```.*?^```", re.M | re.S)
_COMMENT = re.compile(r"/\*.*?\*/|(?m:^\s*//.*$)", re.S)
_TYPE = re.compile(
    r"^(?:class|struct|enum class) (?:AVATARBRIDGE_API )?(\w+)[^;]*?\{(.*?)^\};", re.M | re.S
)
_MARKED = re.compile(
    r'\b(UPROPERTY|UFUNCTION)\(((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*)\)\s*([^;{]*)[;{]'
)
_TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|\'"\'|"(?P<text>(?:[^"\\\n]|\\.)*)"', re.S)
_OWNER = re.compile(r"^(?:`([UF]Bridge\w+)`|\| Field of `([UF]Bridge\w+)`)")


@dataclass
class Type:
    """A public type of the plugin."""

    body: str
    members: dict = field(default_factory=dict)
    """Specifiers of each marked member."""

    def having(self, *specifiers):
        """Return the members that have one of these specifiers."""
        return {
            name
            for name, said in self.members.items()
            if set(specifiers) & set(re.findall(r"\w+", said))
        }

    def fields(self):
        """Return the labels that the Details panel shows."""
        return {label(name) for name in self.having("EditAnywhere", "EditInstanceOnly")}


def label(name):
    """Return how the editor writes a name: words apart, no ``b`` before a switch."""
    name = re.sub(r"^b(?=[A-Z])", "", name)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def public_types():
    """Return every type of the public headers, by name."""
    types = {}
    for header in PUBLIC.glob("*.h"):
        for name, body in _TYPE.findall(_without_comments(header)):
            types[name] = Type(body)
            for kind, said, declared in _MARKED.findall(body):
                pattern = r"(\w+)\(" if kind == "UFUNCTION" else r"(\w+)\s*(?:=|$)"
                types[name].members[re.search(pattern, declared).group(1)] = said
    return types


def prose(page):
    """Return a page's text without its blocks of code."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def owned(page):
    """Return what a page says of each type: the text from where a line begins with its name."""
    parts, owner = {}, None
    for line in prose(page).splitlines():
        if found := _OWNER.match(line):
            owner = found.group(1) or found.group(2)
        elif line.startswith("## "):
            owner = None
        if owner:
            parts[owner] = parts.get(owner, "") + line + "\n"
    return parts


def table(page, title):
    """Return the rows of the table whose first column has that title, as lists of cells."""
    text = prose(page)
    rows = text[text.index(f"| {title} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def literals(path):
    """Return the texts of a C++ source, adjacent ones as one; what is filled in is an ellipsis."""
    source, found, end = path.read_text(encoding="utf-8"), [], 0
    for token in _TOKEN.finditer(source):
        text = token["text"]
        if text is None:
            continue
        if found and not source[end : token.start()].strip():
            text = found.pop() + text
        found.append(text)
        end = token.end()
    plain = [re.sub(r"%\w|\{\d\}", "…", text) for text in found]
    return [re.sub(r'\\(["\\])', r"\1", text) for text in plain]


def pieces(message):
    """Return what of a message does not vary."""
    return [piece.strip() for piece in message.split("…") if piece.strip()]


def _without_comments(path):
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))

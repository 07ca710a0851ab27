"""Writes the .meta file of every file and folder of the package that has none yet.

Unity ignores what has no .meta in a package that was installed from a repository. A GUID comes
from the path the file had when its .meta was written, and stays when the file moves.

    python unity_client/Tests~/write_metas.py
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

_HEAD = "fileFormatVersion: 2\nguid: {guid}\n"
_TAIL = "  externalObjects: {}\n  userData: \n  assetBundleName: \n  assetBundleVariant: \n"
_FOLDER = _HEAD + "folderAsset: yes\nDefaultImporter:\n" + _TAIL
_SCRIPT = (
    _HEAD + "MonoImporter:\n  externalObjects: {{}}\n  serializedVersion: 2\n"
    "  defaultReferences: []\n  executionOrder: {order}\n  icon: {{instanceID: 0}}\n"
    "  userData: \n  assetBundleName: \n  assetBundleVariant: \n"
)
_IMPORTERS = {
    ".asmdef": "AssemblyDefinitionImporter",
    ".json": "TextScriptImporter",
    ".md": "TextScriptImporter",
    ".txt": "TextScriptImporter",
}


def assets(package: Path = PACKAGE) -> Iterator[Path]:
    """Yield every path that Unity imports: nothing hidden, nothing in a folder ending in ~."""
    for path in sorted(package.rglob("*")):
        parts = path.relative_to(package).parts
        if any(part.endswith("~") or part.startswith(".") for part in parts):
            continue
        if path.suffix != ".meta":
            yield path


def meta_of(path: Path) -> Path:
    """Return where the .meta of ``path`` stands."""
    return path.with_name(path.name + ".meta")


def text_of(path: Path, package: Path = PACKAGE) -> str:
    """Return the .meta of ``path``."""
    name = f"com.avatarbridge.client/{path.relative_to(package).as_posix()}"
    guid = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
    if path.is_dir():
        return _FOLDER.replace("{guid}", guid)
    if path.suffix == ".cs":
        return _SCRIPT.format(guid=guid, order=0)
    importer = "PackageManifestImporter" if path.name == "package.json" else None
    importer = importer or _IMPORTERS.get(path.suffix, "DefaultImporter")
    return _HEAD.format(guid=guid) + f"{importer}:\n" + _TAIL


def main() -> None:
    """Write what is missing, take away what belongs to nothing, and say so."""
    for path in assets():
        if not meta_of(path).exists():
            meta_of(path).write_text(text_of(path), encoding="utf-8", newline="\n")
            print("written", meta_of(path).relative_to(PACKAGE))
    for meta in sorted(PACKAGE.rglob("*.meta")):
        if not meta.with_suffix("").exists():
            meta.unlink()
            print("removed", meta.relative_to(PACKAGE))


if __name__ == "__main__":
    main()

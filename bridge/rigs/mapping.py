"""Our names matched to the names that one particular model uses."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bridge.errors import RigError, nearest
from bridge.rigs.vrm import EXPRESSION_NAMES, VRM0_CLIPS

__all__ = ["RigMap"]


class RigMap:
    """Which of a model's names stands for each of ours.

    Case, underscores and what stands before a dot do not matter; ``_L`` means left; VRM 0's
    names and VRM 1.0's stand for each other.
    """

    def __init__(self, names: Sequence[str], model_names: Iterable[str]) -> None:
        spellings = {_fold(name): name for name in model_names}
        found = {name: spellings[_fold(name)] for name in names if _fold(name) in spellings}
        self.found: Mapping[str, str] = MappingProxyType(found)
        """The model's spelling, by our name."""
        self.missing = tuple(name for name in names if name not in found)
        """Our names that the model has nothing for."""
        self._model_names = tuple(spellings.values())

    def find(self, name: str) -> str:
        """Return the model's spelling. Raise ``RigError`` with its closest name."""
        if name not in self.found:
            hint = nearest(name, self._model_names)
            raise RigError(f"this model has nothing for {name!r}. {hint}".rstrip())
        return self.found[name]


def _fold(name: str) -> str:
    folded = name.rpartition(".")[2].casefold()
    for suffix, side in (("_l", "left"), ("_r", "right")):
        if folded.endswith(suffix):
            folded = folded.removesuffix(suffix) + side
    folded = folded.replace("_", "")
    return _SYNONYMS.get(folded, folded)


_SYNONYMS: dict[str, str] = {}
_SYNONYMS |= {
    _fold(clip): preset.casefold()
    for clip, preset in zip(VRM0_CLIPS, EXPRESSION_NAMES, strict=True)
}

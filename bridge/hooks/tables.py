"""Checks a table that a person wrote, and tells what is wrong in words people use."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from bridge.errors import ConfigError, nearest

if TYPE_CHECKING:  # pydantic takes long to load, and few commands read a table
    from pydantic import BaseModel, ValidationError
    from pydantic.fields import FieldInfo

__all__ = ["check_table"]

_Model = TypeVar("_Model", bound="BaseModel")


def check_table(
    model: type[_Model], tree: Mapping[str, Any], *, also: Iterable[str] = ()
) -> _Model:
    """Return ``tree`` as a ``model`` of pydantic.

    The ``description`` of a field says what is allowed. ``also`` names keys of the top level
    that were taken out before. Raises one ``ConfigError`` for the first thing that is wrong.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(tree)
    except ValidationError as error:
        raise _in_words(error, model, tuple(also)) from None


def _in_words(
    error: "ValidationError", model: type["BaseModel"], also: tuple[str, ...]
) -> ConfigError:
    first = error.errors(include_url=False)[0]
    # A mapping's own key is told by pydantic as a step of its own; nobody wrote it.
    *parents, last = path = tuple(step for step in first["loc"] if step != "[key]")
    field, siblings = _field(model, path, also)
    if first["type"] == "extra_forbidden":
        return ConfigError(
            _dotted(parents) or "top level",
            found=last,
            allowed=f"the keys {', '.join(siblings)}",
            hint=nearest(str(last), siblings),
        )
    missing = first["type"] == "missing"
    return ConfigError(
        _dotted(path),
        found="nothing" if missing else first["input"],
        allowed=(field.description if field else None) or "something else",
    )


def _field(
    model: type["BaseModel"], path: tuple[int | str, ...], also: tuple[str, ...]
) -> tuple["FieldInfo | None", list[str]]:
    """Return the last field that ``path`` meets, and the names beside it."""
    from pydantic import BaseModel

    here: type[BaseModel] | None = model
    field: FieldInfo | None = None
    siblings: list[str] = []
    for step in path:
        if isinstance(step, int):
            continue
        if here is None:  # a key of a plain mapping: the mapping's own words hold for it
            break
        siblings = [*here.model_fields, *(also if here is model else ())]
        field = here.model_fields.get(step)
        inner = get_args(field.annotation)[:1] if field else ()
        table = inner[0] if inner else field and field.annotation
        here = table if isinstance(table, type) and issubclass(table, BaseModel) else None
    return field, siblings


def _dotted(path: Iterable[int | str]) -> str:
    dotted = ".".join(f"[{step}]" if isinstance(step, int) else step for step in path)
    return dotted.replace(".[", "[")

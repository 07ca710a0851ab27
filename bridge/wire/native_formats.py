"""A record as a msgpack map: one table of fields serves both directions."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bridge.wire.native_fields import FieldType

__all__ = ["Format", "read_fields", "record_type", "write_fields"]


def _nothing_more(record: Any) -> None:
    """Find nothing wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How one class of records is written."""

    kind: str
    """The word that names it on the wire."""
    record: type
    fields: Mapping[str, FieldType]
    """By key; the keys are the record's own field names."""
    check: Callable[[Any], None] = _nothing_more
    """Raises ``ValueError`` when fields contradict each other."""


def write_fields(form: Format, record: Any) -> dict[str, Any]:
    """Return the map of ``record``. Raise ``ValueError`` naming a field that cannot be sent."""
    body = {}
    for name, kind in form.fields.items():
        try:
            body[name] = kind.write(getattr(record, name))
            kind.read(body[name])
        except (TypeError, ValueError) as error:
            raise ValueError(f"{name}: {error}") from error
    form.check(record)
    return body


def read_fields(form: Format, body: Mapping[str, Any], **known: Any) -> Any:
    """Return the record that ``body`` holds; keys that ``form`` does not know are ignored.

    A missing key takes the record's own default. ``known`` fields come from elsewhere in the
    packet. Raises ``ValueError`` naming the field that does not fit.
    """
    for name, kind in form.fields.items():
        if name not in body:
            continue
        try:
            known[name] = kind.read(body[name])
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    try:
        record = form.record(**known)
    except TypeError:
        missing = [f.name for f in dataclasses.fields(form.record) if _is_missing(f, known)]
        raise ValueError(f"{', '.join(missing)}: missing") from None
    form.check(record)
    return record


def record_type(form: Format) -> FieldType:
    """Return the type of a field that is itself a record."""

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise ValueError(f"found {type(value).__name__}, expected a map")
        return read_fields(form, value)

    def write(value: Any) -> dict[str, Any]:
        return write_fields(form, value)

    return FieldType(label=form.kind, read=read, write=write)


def _is_missing(field: "dataclasses.Field[Any]", known: Mapping[str, Any]) -> bool:
    return (
        field.name not in known
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    )

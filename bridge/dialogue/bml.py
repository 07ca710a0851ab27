"""A block of BML 1.0 becomes utterances with behaviours.

Understood are speech with sync points, head, gaze, gesture, pointing, face, posture, wait and
the plain form of synchronize; ``docs/bml.md`` has the table. Whatever is not is an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bridge.dialogue.acts import dialogue_act
from bridge.dialogue.bml_speech import SpeechText, read_speech
from bridge.dialogue.bml_times import POINTS, BlockTime, Timed, Times
from bridge.dialogue.bml_tree import Element, bml_error, is_bml, read_element
from bridge.dialogue.bml_words import MOVING, UNSUPPORTED, Asked, understood
from bridge.dialogue.emphasis import emphases
from bridge.dialogue.moving import moved_behaviours
from bridge.dialogue.sentence_type import sentence_type
from bridge.errors import nearest
from bridge.hooks import EmotionReader, SafetyFilter
from bridge.model import Anchor, Behaviour, Utterance
from bridge.rigs.repertoire import REPERTOIRE

__all__ = ["BmlBlock", "is_bml", "read_bml"]

LONGEST_LEAD_SECS = 30.0
"""A block that is silent for longer before it speaks should be two."""
_SPAN: tuple[float, ...] = (0.4, 0.0, 2.0, 0.8)  # of what the repertoire does not time
_GROUPS = frozenset({"required"})
_IGNORED = frozenset({"description", "text"})
_COMPOSITIONS = frozenset({"MERGE", "APPEND"})
_SPEECH = "\0speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class BmlBlock:
    """What a block says and does."""

    speech: SpeechText | None
    """None for a block that moves without words."""
    behaviours: tuple[Behaviour, ...]
    """Tied to places in the speech."""
    lead_secs: float
    """From the block's start to its speech."""

    def utterance(
        self,
        turn_id: str,
        language: str,
        reader: EmotionReader,
        safety: SafetyFilter | None = None,
    ) -> Utterance | None:
        """Return the block as the one utterance of a turn; None when the filter drops it."""
        blank = Utterance(
            utterance_id=f"{turn_id}.0", turn_id=turn_id, text="", language=language,
            behaviours=self.behaviours, opens_turn=True, ends_turn=True,
        )  # fmt: skip
        if self.speech is None:
            return blank
        written = self.speech.text
        text = safety.review(written) if safety else written
        if not text.strip():
            return None
        form = sentence_type(text, language)
        marked = self.speech.emphases if text == written else ()
        return replace(
            blank,
            text=text,
            sentence_type=form,
            act=dialogue_act(text, language, form),
            emotion=reader.read(text, language),
            emphases=emphases(text, language, marked),
            behaviours=moved_behaviours(self.behaviours, written, text),
            lead_micros=round(self.lead_secs * 1e6),
        )


def read_bml(text: str) -> BmlBlock:
    """Return what a block asks for.

    Raises ``RequestError`` with the code ``bad-bml``, which names line and element, what was
    found and what was expected.
    """
    root = read_element(text)
    if root.name != "bml":
        raise bml_error(root, "expected <bml> around everything")
    composition = root.attributes.get("composition", "MERGE")
    if composition not in _COMPOSITIONS:
        raise bml_error(root, f"composition: found {composition[:40]!r}; expected MERGE or APPEND")
    asked: dict[str, Asked] = {}
    timed: dict[str, Timed] = {}
    spoken: SpeechText | None = None
    for element in _flat(root):
        key = _key(element, timed)
        if element.name == "speech":
            if spoken is not None:
                raise bml_error(element, "found a second speech; expected one in a block")
            spoken = read_speech(element)
            written = {k: v for k, v in element.attributes.items() if k == "start"}
            timed[key] = Timed(element=element, written=written, lengths=(), places=spoken.places)
            timed[_SPEECH] = timed[key]
        elif element.name == "wait":
            timed[key] = Timed.of(element, (0.0, 0.0, _duration(element), 0.0))
        else:
            asked[key] = understood(element)
            timed[key] = Timed.of(element, _lengths(asked[key]))
    timed = _synchronized(root, timed)
    return _block(spoken, asked, timed)


def _flat(root: Element) -> Iterator[Element]:
    for element in root.elements:
        if element.name in _GROUPS:
            yield from _flat(element)
        elif element.name in (*MOVING, "speech", "wait"):
            yield element
        elif element.name in UNSUPPORTED:
            raise bml_error(element, "it is not supported here; take it out")
        elif element.name != "constraint" and element.name not in _IGNORED:
            known = (*MOVING, "speech", "wait", "constraint")
            hint = nearest(element.name, known)
            raise bml_error(element, f"unknown element; expected {', '.join(known)}. {hint}")


def _key(element: Element, timed: Mapping[str, Timed]) -> str:
    key = element.attributes.get("id", "").strip() or f"\0{len(timed)}"
    if key in timed:
        raise bml_error(element, f"the id is taken by {timed[key].element.shown}")
    return key


def _duration(element: Element) -> float:
    written = element.attributes.get("duration", element.attributes.get("max", "0"))
    try:
        duration = float(written)
    except ValueError:
        duration = -1.0
    if not 0.0 <= duration <= LONGEST_LEAD_SECS:
        expected = f"seconds from 0 to {LONGEST_LEAD_SECS:.0f}"
        raise bml_error(element, f"duration: found {written[:40]!r}; expected {expected}")
    return duration


def _lengths(asked: Asked) -> tuple[float, ...]:
    movement = REPERTOIRE.get(asked.name)
    if movement is None:
        return _SPAN
    return (
        movement.prepare_secs,
        movement.stroke_secs,
        movement.hold_secs,
        movement.retract_secs,
    )


def _synchronized(root: Element, timed: Mapping[str, Timed]) -> dict[str, Timed]:
    """Return ``timed`` with what the block's constraints tie together."""
    tied = dict(timed)
    groups = [root, *(each for each in root.elements if each.name in _GROUPS)]
    constraints = [e for group in groups for e in group.elements if e.name == "constraint"]
    for constraint in constraints:
        for rule in constraint.elements:
            if rule.name != "synchronize":
                raise bml_error(rule, "it is not supported; expected <synchronize> in a constraint")
            for sync in rule.elements:
                key, _, point = sync.attributes.get("ref", "").partition(":")
                _tie(tied, sync, key.strip(), point.strip(), rule.attributes.get("ref", ""))
    return tied


def _tie(tied: dict[str, Timed], sync: Element, key: str, point: str, to: str) -> None:
    one = tied.get(key)
    if one is None or one.places:
        raise bml_error(sync, "ref: expected a point of a movement, such as g1:stroke")
    plain = Timed.of(replace(one.element, attributes={point: to}), ()).written
    if not plain or not to:
        raise bml_error(sync, f"ref: found {key[:40]}:{point[:40]}; expected {', '.join(POINTS)}")
    if set(plain) & set(one.written):
        raise bml_error(sync, f"ref: {key[:40]}:{point[:40]} is tied already")
    tied[key] = replace(one, written={**one.written, **plain})


def _block(
    spoken: SpeechText | None, asked: Mapping[str, Asked], timed: Mapping[str, Timed]
) -> BmlBlock:
    times = Times(timed)
    lead = 0.0
    if _SPEECH in timed:
        begin = times.given(_SPEECH).get("start", BlockTime(None, 0.0))
        if begin.char is not None:
            raise bml_error(timed[_SPEECH].element, "start: a speech cannot wait for itself")
        lead = begin.offset_secs
    for key in timed:
        times.given(key)  # so that a wait that nobody waits for is checked as well
    given = {key: times.given(key) for key in asked}
    lead = min(max(lead, *(_needed(timed[k], given[k]) for k in asked), 0.0), LONGEST_LEAD_SECS)
    behaviours = (_behaviour(timed[key].element, asked[key], given[key], lead) for key in asked)
    return BmlBlock(speech=spoken, behaviours=tuple(behaviours), lead_secs=lead if spoken else 0.0)


def _needed(one: Timed, given: Mapping[str, BlockTime]) -> float:
    """Return how long before the first word a movement must begin that is tied to it."""
    for index, point in enumerate(POINTS):
        at = given.get(point)
        if at is not None:
            tied_to_first = at.char == 0
            return sum(one.lengths[:index]) - at.offset_secs if tied_to_first else 0.0
    return 0.0


def _behaviour(
    element: Element, asked: Asked, given: Mapping[str, BlockTime], lead: float
) -> Behaviour:
    def anchor(at: BlockTime) -> Anchor:
        after = at.offset_secs - (lead if at.char is None else 0.0)
        return Anchor(at_char=at.char or 0, offset_micros=round(after * 1e6))

    points = {point: anchor(at) for point, at in given.items()} or {
        "start": anchor(BlockTime(None, 0.0))
    }
    return Behaviour(
        layer=asked.layer,
        name=asked.name,
        start=points.get("start"),
        ready=points.get("ready"),
        stroke=points.get("stroke"),
        relax=points.get("relax"),
        end=points.get("end"),
        weight=asked.weight,
        target=asked.target,
        because=element.shown,
    )

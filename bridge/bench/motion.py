"""Movement under every style and policy, held against what natural movement is like."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bridge.bench.lips_metrics import Performed, figures
from bridge.bench.motion_beats import beat_alignment, sync_drift
from bridge.bench.motion_checks import foreseen, rate_difference, repeated, seams, sign_test
from bridge.bench.motion_denied import denied_cues
from bridge.bench.motion_figures import (
    face_figures,
    gesture_figures,
    head_figures,
    limit_figures,
    power_below,
    rates,
    spectrum,
)
from bridge.bench.motion_gates import GATES, SMALLEST, WORST
from bridge.bench.motion_lines import Line, spoken
from bridge.bench.motion_relations import (
    blink_distance,
    diversity,
    head_follows_voice,
    speed_distance,
)
from bridge.bench.motion_stage import Performance, idle, perform_lines
from bridge.bench.report import Row, row
from bridge.hooks import Registry, Role
from bridge.model import Policy, Scene, Style
from bridge.performance.lips_timing import EARLY_MICROS
from bridge.session.builtins import load_plugins
from bridge.session.manners import read_policy, read_style

__all__ = ["Survey", "draw", "measure", "style_rows", "survey", "worst_rows"]

_STYLE, _POLICY = "neutral", "intl_neutral"
_LANGUAGE_OF_LIPS = "en"  # the only one that is spoken by a voice, not by arithmetic
_LIVELY_FIRST = ("lively", "neutral", "serious")

_ORDER_SEEDS = 20  # eighteen of them, or more, make a chance below one in a thousand
_REACH = "hand way from its usual place, p95"
_STYLED = (
    "gestures",
    "nods",
    "head speed, p99",
    "hand speed, p95",
    "hand acceleration, p95",
    "hand way from its usual place, p95",
)


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Every manner's performance of the same lines."""

    lines: Sequence[Line]
    styles: Mapping[str, Performance]
    """Under the neutral policy."""
    policies: Mapping[str, Performance]
    """In the neutral style."""


def survey(registry: Registry, lines: Sequence[Line], *, styles: Sequence[str] = ()) -> Survey:
    """Return ``lines`` performed in ``styles``, else in all, and under every policy there is."""
    return Survey(
        lines=lines,
        styles={
            name: perform_lines(lines, style=read_style(registry, name, {}), policy=Policy())
            for name in styles or _names(registry, Role.STYLE)
        },
        policies={
            name: perform_lines(lines, style=Style(), policy=read_policy(registry, name, {}))
            for name in _names(registry, Role.POLICY)
        },
    )


def measure(tell: Callable[[str], object] = _silent) -> list[Row]:
    """Perform the lines in every manner and judge what is shown.

    Args:
        tell: Given the name of each figure as it is known.
    """
    rows = []
    registry = load_plugins().registry
    tell("performing every manner")
    policies = [read_policy(registry, name, {}) for name in _names(registry, Role.POLICY)]
    with ThreadPoolExecutor(1) as aside:  # random talk takes longest: it goes on beside the rest
        denied = aside.submit(denied_cues, policies, workers=0)
        for each in _rows(registry, _surveyed(), denied):
            tell(each.metric)
            rows.append(each)
    return rows


def draw(path: Path) -> None:
    """Draw spectra, speeds and rates of every manner as PNG. Raises ``BridgeError``."""
    from bridge.bench.motion_picture import draw_survey

    seen = _surveyed()
    draw_survey(seen.styles, seen.policies, path)


@cache
def _surveyed() -> Survey:
    """Return the survey of everything: what is measured may be drawn too."""
    registry = load_plugins().registry
    return survey(registry, spoken(registry))


def _rows(registry: Registry, seen: Survey, denied: "Future[tuple[int, int]]") -> Iterator[Row]:
    style, policy = Style(), Policy()
    shown = seen.styles[_STYLE]
    for metric, value in _all_figures(shown).items():
        unit, reach, beside = GATES[metric]
        yield row(metric, value, unit, reach=reach, compared_with=beside)
    for metric, value in rates(shown).items():
        yield row(f"{metric} a minute of speech", value, "1/min")
    yield from _lips(seen)
    yield from _relation_rows(seen)
    yield from _idle_rows()
    yield from worst_rows(seen)
    few = seen.lines[:6]
    yield row("difference when performed again", repeated(few, style, policy), "", reach="== 0")
    yield row("difference in longer runs", seams(shown, style, policy), "", reach="<= 1e-5")
    off = max(foreseen(line, style, policy) for line in seen.lines)
    yield row("change of what was shown by what comes", off, "", reach="== 0")
    off = 100.0 * rate_difference(few, style, policy)
    yield row("difference of 30, 60 and 90 frames a second", off, "% of range", reach="< 3")
    yield from style_rows(registry, seen)
    yield from _order_rows(registry, seen.lines)
    yield from _policy_rows(seen)
    count, broken = denied.result()
    what = f"denied cues in {count} random utterances under each policy"
    policies = ("policies", len(seen.policies))
    yield row(what, float(broken), "", reach="== 0", compared_with=policies)


def _all_figures(shown: Performance) -> dict[str, float]:
    parts: Sequence[Callable[[Performance], dict[str, float]]] = (
        head_figures,
        face_figures,
        gesture_figures,
        limit_figures,
    )
    return {metric: value for part in parts for metric, value in part(shown).items()}


def _lips(seen: Survey) -> Iterator[Row]:
    """Yield what speech asks of the lips, in the manner that keeps it worst."""
    gates = {
        "bilabial closure recall": ("", ">= 0.98"),
        "sibilant jaw violation": ("", "<= 0.02"),
    }
    by_manner = {name: figures(list(_mouths(seen, p))) for name, p in seen.styles.items()}
    for metric, (unit, reach) in gates.items():
        pick = min if reach.startswith(">=") else max
        name = pick(by_manner, key=lambda each: by_manner[each][metric])
        value = by_manner[name][metric]
        worst = ("in the worst style", name)
        yield row(metric, value, unit, reach=reach, compared_with=worst)


def _mouths(seen: Survey, shown: Performance) -> Iterator[Performed]:
    times = shown.block.times_micros
    for (utterance, speech), timeline in zip(seen.lines, shown.timelines, strict=True):
        if utterance.language == _LANGUAGE_OF_LIPS:
            first = int(np.searchsorted(times, timeline.origin_micros))
            end = int(np.searchsorted(times, timeline.origin_micros + timeline.duration_micros))
            yield Performed(
                speech=speech,
                weights=shown.block.weights[first:end],
                fps=shown.fps,
                lead_micros=EARLY_MICROS,
            )


def _relation_rows(seen: Survey) -> Iterator[Row]:
    """Yield how the head goes with the voice, and how far lids and hands are from a reference."""
    shown = seen.styles[_STYLE]
    slope, spread = sync_drift(shown, Scene(style=Style(), policy=Policy()))
    yield row(
        "clock of the mouth against the voice's, slope less 1", abs(slope), "", reach="< 1e-4"
    )
    yield row("mouth against voice, spread of offsets", spread, "ms", reach="< 10")
    matched, mixed = head_follows_voice(shown)
    beside = ("Busso 2007, in natural speech", "0.69 to 0.74")
    yield row("head and voice, canonical correlation", matched, "", compared_with=beside)
    yield row("more than with another voice", matched - mixed, "", reach=">= 0.05")
    far = blink_distance(list(seen.styles.values()))
    yield row("blink intervals, distance to log-normal", far, "KS", reach="<= 0.15")
    # Recordings of hands may not be shipped: the neutral body is the measure of the others.
    yield row("hands, mean distance from their mean place", diversity(shown), "m")
    for name in set(_LIVELY_FIRST) & set(seen.styles) - {_STYLE}:
        far = speed_distance(seen.styles[name], shown)
        yield row(f"hand speeds of {name}, Hellinger distance to neutral", far, "")


def _idle_rows() -> Iterator[Row]:
    quiet = idle()
    share = power_below(*spectrum(quiet), 0.6)
    yield row("idle: head power below 0.6 Hz", share, "", reach=">= 0.95")
    still = idle(stillness=1.0)
    ratio = float(still.angles.std() / quiet.angles.std())
    yield row("idle: head spread when told to keep still", 100.0 * ratio, "%", reach="<= 10")


def worst_rows(seen: Survey) -> Iterator[Row]:
    """Yield every limit beside the manner that comes closest to it, or breaks it."""
    manners = {**seen.styles, **seen.policies}
    of_each = {name: _all_figures(shown) for name, shown in manners.items()}
    for metric in (*WORST, *SMALLEST):
        unit, reach, _ = GATES[metric]
        pick = min if metric in SMALLEST else max
        name = pick(of_each, key=lambda each: of_each[each][metric])
        worst = ("of all styles and policies", name)
        value = of_each[name][metric]
        yield row(f"worst: {metric}", value, unit, reach=reach, compared_with=worst)
    for pick, reach in ((min, ">= 0.60"), (max, "<= 0.90")):
        aligned = {name: beat_alignment(shown)[0] for name, shown in manners.items()}
        name = pick(aligned, key=lambda each: aligned[each])
        word = "loosest" if pick is min else "strictest"
        worst = ("of all styles and policies", name)
        yield row(f"{word} beat alignment", aligned[name], "", reach=reach, compared_with=worst)
    excited = max(of_each, key=lambda each: of_each[each]["head speed, p99"])
    value = of_each[excited]["head speed, p99"]
    worst = ("of all styles and policies", excited)
    yield row("worst: head speed, p99", value, "°/s", reach="<= 160", compared_with=worst)


def style_rows(registry: Registry, seen: Survey) -> Iterator[Row]:
    """Yield what tells the styles apart."""
    for name, shown in seen.styles.items():
        wanted = read_style(registry, name, {}).gestures_per_minute
        found = {**_all_figures(shown), **rates(shown)}
        for metric in _STYLED:
            unit = GATES[metric][0] if metric in GATES else "1/min"
            beside = ("the style's own number", wanted) if metric == "gestures" else None
            yield row(f"{name}: {metric}", found[metric], unit, compared_with=beside)


def _order_rows(registry: Registry, lines: Sequence[Line]) -> Iterator[Row]:
    """Yield how surely lively exceeds neutral, and neutral serious, line by line."""
    known = _names(registry, Role.STYLE)
    if not set(_LIVELY_FIRST) <= set(known):
        return
    metrics = (
        "gestures", "head speed, p99", "hand acceleration, p95", "hand speed, p95", _REACH,
    )  # fmt: skip
    found: dict[str, list[dict[str, float]]] = {name: [] for name in _LIVELY_FIRST}
    for seed in range(_ORDER_SEEDS):
        for name in _LIVELY_FIRST:
            style = read_style(registry, name, {})
            shown = perform_lines(lines[:8], style=style, policy=Policy(), seed=seed)
            found[name].append({**_all_figures(shown), **rates(shown)})
    for more, less in (_LIVELY_FIRST[:2], _LIVELY_FIRST[1:]):
        for metric in metrics:
            pairs = ([each[metric] for each in found[name]] for name in (more, less))
            chance = sign_test(*pairs)
            yield row(
                f"{more} > {less}: {metric}, sign test over seeds", chance, "p", reach="< .01"
            )


def _policy_rows(seen: Survey) -> Iterator[Row]:
    for name, shown in seen.policies.items():
        found = {**_all_figures(shown), **rates(shown)}
        for metric in ("gestures", "hand way from its usual place, p95"):
            unit = GATES[metric][0] if metric in GATES else "1/min"
            yield row(f"{name}: {metric}", found[metric], unit)


def _names(registry: Registry, role: Role) -> list[str]:
    """Return what is on offer, the neutral one first, without what needs a file."""
    offered = [offer.name for offer in registry.offers(role) if not offer.missing]
    usual = [name for name in (_STYLE, _POLICY) if name in offered]
    return usual + [name for name in offered if name not in (*usual, "file")]

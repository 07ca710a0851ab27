"""Whether what a client did in a scenario is what it should have done."""

_NUMBERS = ("weights", "head", "bones", "hips")
_EXACT = ("received", "lost", "duplicates", "asked", "stale_frames", "stale_chunks", "underruns")
_FEW_LATE = 2  # frames that arrive within the tolerance of their instant


def faults(scenario, did, counts):
    """Return what is wrong, in words.

    Args:
        scenario: As it stands in its file.
        did: What the client answered to each ``draw`` and ``lost`` of the steps, in order.
        counts: As in ``expected``.
    """
    steps = [step for step in scenario["steps"] if "draw" in step or "lost" in step]
    found = [f"{len(did)} answers, expected {len(steps)}"] if len(did) != len(steps) else []
    wanted = [step["draw"] for step in steps if "draw" in step]
    drawn = [(step["at"], one) for step, one in zip(steps, did, strict=False) if "draw" in step]
    for i, (at, one) in enumerate(drawn):
        near = wanted[max(i - 1, 0) : i + 2]
        found += [f"at {at}: {line}" for line in _picture(scenario, wanted[i], one, near)]
    found += [
        f"at {step['at']}: asked for {one}, expected {step['lost']}"
        for step, one in zip(steps, did, strict=False)
        if "lost" in step and one != step["lost"]
    ]
    return found + _counts(scenario, counts)


def _picture(scenario, wanted, shown, near):
    """Yield what is wrong with one picture; states may change a picture early or late."""
    if wanted is None:
        return
    if shown is None:
        yield "nothing shown"
        return
    tolerance = scenario["tolerance"]
    off = shown["position"] - wanted["position"]
    if not abs(off) <= tolerance["position_micros"]:
        yield f"position off by {off:.0f} micros"
    for key in ("state", "utterance"):
        if shown[key] not in [one[key] for one in near if one]:
            yield f"{key} {shown[key]!r}, expected {wanted[key]!r}"
    for key in _NUMBERS:
        pairs = list(zip(shown[key], wanted[key], strict=True))
        worst = max(abs(one - other) for one, other in pairs)
        if not worst <= tolerance["number"]:
            yield f"{key} off by {worst:.4f}"


def _counts(scenario, counts):
    expected = scenario["expected"]
    found = [
        f"{key} {counts[key]}, expected {expected[key]}"
        for key in _EXACT
        if counts[key] != expected[key]
    ]
    if abs(counts["late_frames"] - expected["late_frames"]) > _FEW_LATE:
        found.append(f"late_frames {counts['late_frames']}, expected {expected['late_frames']}")
    starved = counts["starved_micros"] - expected["starved_micros"]
    if abs(starved) > scenario["tolerance"]["starved_micros"]:
        found.append(f"starved_micros off by {starved:.0f}")
    return found

"""The tables of the page about manners, as they follow from the data."""

from dataclasses import fields

from bridge.hooks import Role
from bridge.model import Policy, Style
from bridge.session.manners import read_policy, read_style

SHIPPED = {Role.POLICY: "cultures", Role.STYLE: "styles"}


def shipped(registry, role):
    """Return the offers of the plugin that ships, but the file of one's own."""
    offers = registry.offers(role)
    return [each for each in offers if each.plugin == SHIPPED[role] and each.name != "file"]


def regions_table(registry):
    """Return the table of policies."""
    safe = read_policy(registry, "intl_neutral", {}).deny
    rows = [
        "| Policy | For | Yes / no | Greeting (formal) | One, two, three | Never, beside the safe "
        "mode | Rate / space / nods / gaze | Metres |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for offer in shipped(registry, Role.POLICY):
        policy = read_policy(registry, offer.name, {})
        rows.append(f"| `{offer.name}` | {offer.summary} | {' | '.join(_cells(policy, safe))} |")
    return "\n".join(rows)


def safe_mode(registry):
    """Return what is denied everywhere, as text."""
    return ", ".join(f"`{name}`" for name in sorted(read_policy(registry, "intl_neutral", {}).deny))


def styles_table(registry):
    """Return the table of styles."""
    columns = [field.name for field in fields(Style) if field.name not in ("name", "is_formal")]
    rows = [
        "| Style | " + " | ".join(column.replace("_", " ") for column in columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for offer in shipped(registry, Role.STYLE):
        style = read_style(registry, offer.name, {})
        numbers = " | ".join(f"{getattr(style, column):g}" for column in columns)
        rows.append(f"| `{offer.name}`{', formal' * style.is_formal} | {numbers} |")
    return "\n".join(rows)


def _cells(policy: Policy, safe):
    form = policy.forms.get("greeting") or "–"
    formal = policy.forms.get("greeting-formal")
    rates = (policy.gesture_rate, policy.gesture_space, policy.listener_nod, policy.gaze)
    more = sorted(policy.deny - safe)
    yield f"{policy.yes} / {policy.no}"
    yield form + (f" ({formal})" if formal else "")
    yield ", ".join(name.removeprefix("show-") for name in policy.counting[:3])
    yield ", ".join(more + ["the left hand, to point"] * policy.right_hand_only) or "–"
    yield " / ".join(f"{rate:g}" for rate in rates)
    yield f"{policy.distance_metres:g}"

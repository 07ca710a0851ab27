"""Makes a policy of a file and of those it inherits from."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bridge.errors import ConfigError
from bridge.hooks import read_lineage
from bridge.model import Policy
from bridge_cultures import REGIONS
from bridge_cultures.rules import Rules, check_rules

__all__ = ["Culture", "read_policy"]

_ROOT = "intl_neutral"
"""What a file inherits from that does not say: the one that is safe wherever it is shown."""


class Culture:
    """A policy from a file."""

    def __init__(self, path: Path) -> None:
        self._policy = read_policy(path)

    def policy(self) -> Policy:
        """Return what the file says, with what it inherits."""
        return self._policy


def read_policy(path: Path) -> Policy:
    """Return the policy of a file. Raise ``ConfigError`` naming file, key and what is allowed.

    A child's rule takes the place of its parent's; what either forbids is forbidden.
    """
    policy = Policy(name="")
    for file, tree in reversed([*read_lineage(path, REGIONS, root=_ROOT, what="policy file")]):
        try:
            rules = check_rules(tree)
            policy = _child(policy, rules, rules.id or file.stem)
        except ConfigError as error:
            raise error.in_file(str(file)) from None
    return policy


def _child(parent: Policy, rules: Rules, name: str) -> Policy:
    deny = parent.deny | set(rules.deny)
    # A parent's form that is forbidden here has none; one of the file's own is a mistake in it.
    forms = {key: form for key, form in parent.forms.items() if form not in deny} | rules.forms
    own = set(rules.names())
    child = replace(
        parent,
        name=name,
        inherits=parent.name,
        forms=forms,
        deny=deny,
        deny_formal=parent.deny_formal | set(rules.deny_formal),
        confidence=_kept(parent.confidence, own) | rules.notes(rules.confidence),
        sources=_kept(parent.sources, own) | rules.notes(rules.sources),
        **rules.simple(),
    )
    _check_not_denied(child)
    return child


def _kept(notes: Mapping[str, str], own: set[str]) -> dict[str, str]:
    """Return what was said of the rules that the child leaves as they are."""
    return {rule: note for rule, note in notes.items() if rule not in own}


def _check_not_denied(policy: Policy) -> None:
    uses = {"yes": policy.yes, "no": policy.no}
    uses |= {f"forms.{meaning}": form for meaning, form in policy.forms.items()}
    uses |= {f"counting[{place}]": each for place, each in enumerate(policy.counting)}
    for key, name in uses.items():
        if name in policy.deny:
            raise ConfigError(key, found=name, allowed="a movement that deny does not name")
    if policy.yes == policy.no:
        raise ConfigError("no", found=policy.no, allowed="another head event than yes")

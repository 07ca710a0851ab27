from bridge.cli.performing import LINES, perform_demo
from bridge.client.footage import read_footage


def test_the_lines_show_three_feelings():
    assert [line.partition("]")[0].split()[0] for line in LINES] == [
        "[joy", "[sadness", "[curiosity"
    ]  # fmt: skip


def test_a_demo_leaves_a_take_of_what_it_performed(ada, tmp_path, capsys):
    perform_demo(
        ada, overrides={}, no_sound=True, seconds=1.0, folder=tmp_path / "takes",
        is_interactive=False,
    )  # fmt: skip
    (take,) = (tmp_path / "takes").glob("*.take")
    footage = read_footage(take)
    assert footage.utterances[0].text == "Hello!"
    assert footage.utterances[0].emotion == "joy"
    assert str(take) in capsys.readouterr().out

from commands import on_stage

from bridge.cli.recording import record_stream
from bridge.record import read_header, read_packets
from bridge.wire import decode


def test_packets_are_kept_as_they_came(ada, tmp_path):
    sent, take = [], tmp_path / "ada.take"
    with on_stage(ada, "One two.", watch=sent.append) as host:
        count = record_stream(take, endpoint=host.endpoint, character="Ada", seconds=0.8)
    packets = list(read_packets(take))
    assert len(packets) == count > 10
    assert read_header(take)["characters"] == ["Ada"]
    seqs = [decode(packet).seq for packet in packets]
    assert seqs[1:] == sorted(seqs[1:])  # the first is a description for the one who joined
    assert set(seqs) <= {record.seq for record in sent} | {seqs[0]}


def test_another_character_is_not_kept(ada, tmp_path):
    with on_stage(ada, "One.") as host:
        count = record_stream(
            tmp_path / "bob.take", endpoint=host.endpoint, character="Bob", seconds=0.4
        )
    assert count == 0

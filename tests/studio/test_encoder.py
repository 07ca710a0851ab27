import io
import json
import subprocess

import matplotlib.image
import numpy as np
import pytest
from browsers import NEEDS_FFMPEG

from bridge.client.footage import write_wave
from bridge.errors import BridgeError
from bridge.studio.encoder import Encoder, find_ffmpeg


def jpeg(grey):
    data = io.BytesIO()
    matplotlib.image.imsave(data, np.full((32, 64, 3), grey, np.uint8), format="jpeg")
    return data.getvalue()


@pytest.fixture
def wave(tmp_path):
    path = tmp_path / "sound.wav"
    write_wave(path, np.zeros(24_000, np.float32), 24_000)
    return path


def described(path):
    found = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-of", "json", str(path)],
        capture_output=True,
        check=True,
    )
    return {stream["codec_type"]: stream for stream in json.loads(found.stdout)["streams"]}


def test_without_ffmpeg_it_says_what_to_install():
    with pytest.raises(BridgeError, match="apt-get install ffmpeg"):
        find_ffmpeg(lambda name: None)


@NEEDS_FFMPEG
def test_pictures_become_a_film_with_sound(tmp_path, wave):
    path = tmp_path / "film.mp4"
    with Encoder(find_ffmpeg(), path, wave, frames_per_sec=25) as encoder:
        for index in range(25):
            encoder.write(jpeg(index * 10))
    streams = described(path)
    video, audio = streams["video"], streams["audio"]
    assert (video["codec_name"], audio["codec_name"]) == ("h264", "aac")
    assert (video["width"], video["height"], video["nb_frames"]) == (64, 32, "25")
    assert float(audio["duration"]) == pytest.approx(1.0, abs=0.05)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["film.mp4", "sound.txt", "sound.wav"]


@NEEDS_FFMPEG
def test_what_is_cut_short_leaves_the_old_film_alone(tmp_path, wave):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")

    def film():
        with Encoder(find_ffmpeg(), path, wave, frames_per_sec=25) as encoder:
            encoder.write(jpeg(0))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        film()
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.unfinished*"))


@NEEDS_FFMPEG
def test_what_ffmpeg_complains_of_is_quoted(tmp_path, wave):
    def film():
        with Encoder(find_ffmpeg(), tmp_path / "film.mp4", wave, frames_per_sec=25) as encoder:
            for _ in range(200):
                encoder.write(b"no picture" * 10_000)

    with pytest.raises(BridgeError, match="ffmpeg failed: "):
        film()
    assert not list(tmp_path.glob("*.mp4"))

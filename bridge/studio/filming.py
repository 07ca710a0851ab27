"""A take becomes a picture, a sheet of pictures, or a film."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from bridge.client.contact_sheet import caption_at, draw_contact_sheet
from bridge.client.footage import Footage, write_wave
from bridge.studio.camera import Size, open_camera
from bridge.studio.encoder import Encoder, find_ffmpeg
from bridge.studio.pages import Assets
from bridge.studio.stills import film_times, length_micros, still_at

__all__ = ["make_film", "take_contact_sheet", "take_snapshot"]

_PNG = {"format": "png"}
_JPEG = {"format": "jpeg", "quality": 95, "optimizeForSpeed": True}


async def take_snapshot(
    footage: Footage, path: Path, *, at_micros: int, size: Size, assets: Assets
) -> None:
    """Write the picture of one instant as PNG. Raises ``BridgeError``."""
    still = still_at(footage, at_micros)
    async with open_camera(assets, size) as camera:
        picture = await camera.shoot(still, _PNG)
    await asyncio.to_thread(_keep, path, picture)


async def take_contact_sheet(
    footage: Footage,
    path: Path,
    *,
    every_micros: int,
    size: Size,
    assets: Assets,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Write pictures of a take at even distances, in rows, as one PNG. Raises ``BridgeError``."""
    times = range(0, length_micros(footage) + 1, every_micros)
    pictures = []
    async with open_camera(assets, size) as camera:
        for done, at_micros in enumerate(times, start=1):
            picture = await camera.shoot(still_at(footage, at_micros), _PNG)
            pictures.append((caption_at(footage, at_micros), picture))
            progress(done, len(times))
    title = " ".join(utterance.text for utterance in footage.utterances)
    await asyncio.to_thread(draw_contact_sheet, pictures, path, title=title)


async def make_film(
    footage: Footage,
    path: Path,
    *,
    frames_per_sec: int,
    size: Size,
    assets: Assets,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Write a take as MP4 with its sound.

    Each picture is of its own instant to the microsecond, however long it takes to draw.
    ``progress`` hears how many of how many are done. Raises ``BridgeError``.
    """
    program = find_ffmpeg()
    times = film_times(footage, frames_per_sec)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bridge-") as folder:
        wave = Path(folder) / "sound.wav"
        write_wave(wave, footage.samples, footage.description.sample_rate)
        async with open_camera(assets, size) as camera:
            with Encoder(program, path, wave, frames_per_sec=frames_per_sec) as encoder:
                for done, at_micros in enumerate(times, start=1):
                    picture = await camera.shoot(still_at(footage, at_micros), _JPEG)
                    await asyncio.to_thread(encoder.write, picture)
                    progress(done, len(times))


def _keep(path: Path, picture: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)

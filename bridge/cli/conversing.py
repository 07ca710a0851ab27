"""A live panel with a line to type into."""

import asyncio
import shutil
from contextlib import suppress

from prompt_toolkit import PromptSession
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.patch_stdout import patch_stdout

from bridge.cli.metering import DemoMeters
from bridge.cli.panel import panel, panel_as_ansi
from bridge.cli.watching import Watcher
from bridge.errors import RequestError
from bridge.flow import Clock
from bridge.session.session import Session

__all__ = ["converse"]

_REFRESH_SECS = 0.1
_WIDEST = 110


async def converse(session: Session, watcher: Watcher, meters: DemoMeters, clock: Clock) -> None:
    """Show the panel above a prompt, and let the character answer until Ctrl-C or Ctrl-D."""

    def message() -> ANSI:
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        glimpse = watcher.glimpse(clock.now_micros())
        drawn = panel(glimpse, meters.read(glimpse), width=width)
        return ANSI(panel_as_ansi(drawn, width=width) + "you › ")

    def attend(line: Buffer) -> None:
        if not session.is_speaking:
            session.stream.arrange(is_listening=bool(line.text.strip()))

    prompt: PromptSession[str] = PromptSession(erase_when_done=True)
    prompt.default_buffer.on_text_changed += attend
    with patch_stdout(), suppress(EOFError, KeyboardInterrupt):
        transcript = asyncio.create_task(_transcribe(session.name, watcher, clock))
        try:
            while True:
                text = await prompt.prompt_async(message, refresh_interval=_REFRESH_SECS)
                if text.strip():
                    print(f"you › {text}")
                    watcher.asked(clock.now_micros())
                    try:
                        session.take_turn(text)
                    except RequestError as error:
                        print(error)
        finally:
            transcript.cancel()


async def _transcribe(name: str, watcher: Watcher, clock: Clock) -> None:
    """Leave what is said above the panel, for a reader who looked away."""
    shown = ""
    while True:
        await asyncio.sleep(_REFRESH_SECS)
        glimpse = watcher.glimpse(clock.now_micros())
        if glimpse.utterance_id not in ("", shown):
            shown = glimpse.utterance_id
            print(f"{name} › {glimpse.text}")

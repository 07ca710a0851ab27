"""The refiner for who wants none: the pose as it was composed."""

from bridge.model import Block, PoseContext

__all__ = ["Off"]


class Off:
    """Changes nothing. The sampler does not even ask it."""

    def start(self) -> None:
        """Remember nothing."""

    def refine(self, block: Block, context: PoseContext, memory: None) -> tuple[Block, None]:
        """Return the block itself."""
        return block, None

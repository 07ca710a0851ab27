"""One character: builds its rooms, owns their lifetimes.

Import from the modules: ``bridge plugins`` must not load every room to read a list.
"""

__all__: list[str] = []

"""Everything the avatar consists of, in two heaps: what has shapes, what has only bones."""

from bridge.studio.avatar.clothes import build_clothes
from bridge.studio.avatar.ears import build_ears
from bridge.studio.avatar.eyes import build_eyes
from bridge.studio.avatar.hair import build_hair
from bridge.studio.avatar.hands import build_hands
from bridge.studio.avatar.head import build_head
from bridge.studio.avatar.lashes import build_brows, build_lashes
from bridge.studio.avatar.mesh import Mesh
from bridge.studio.avatar.mouth import build_mouth
from bridge.studio.avatar.shapes import shaped

__all__ = ["body_meshes", "face_meshes"]


def face_meshes() -> list[Mesh]:
    """Return the pieces that blendshapes move."""
    faces = (build_head(), build_lashes(), build_brows(), build_mouth())
    return [*(shaped(face) for face in faces), build_eyes()]


def body_meshes() -> list[Mesh]:
    """Return the pieces that only bones move."""
    return [build_hair(), build_ears(), build_hands(), *build_clothes()]

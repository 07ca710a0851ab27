import pytest

from bridge.errors import ConfigError
from bridge.wire.vmc_options import (
    BoneMask,
    BonePositions,
    EyeChannel,
    VmcNaming,
    VmcOptions,
    read_vmc_options,
)


def test_an_empty_table_is_the_defaults():
    assert read_vmc_options({}) == VmcOptions()
    assert VmcOptions().naming is VmcNaming.VRM0


def test_every_option_is_read():
    table = {
        "naming": "perfect-sync",
        "model_names": ["JawOpen"],
        "eyes": "expressions",
        "bones": "upper-body",
        "positions": "zero",
        "hips_height": 1,
        "root": False,
        "mirror": True,
        "bundle": False,
    }
    assert read_vmc_options(table) == VmcOptions(
        naming=VmcNaming.PERFECT_SYNC,
        model_names=("JawOpen",),
        eyes=EyeChannel.EXPRESSIONS,
        bones=BoneMask.UPPER_BODY,
        positions=BonePositions.ZERO,
        hips_height=1.0,
        root=False,
        mirror=True,
        bundle=False,
    )


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("namming", "vrm0", "naming"),
        ("naming", "perfectsync", "perfect-sync"),
        ("naming", 3, "vrm0"),
        ("eyes", True, "bones"),
        ("eyes", ["bones"], "bones"),
        ("bones", "head", "upper-body"),
        ("root", "yes", "true or false"),
        ("mirror", 1, "true or false"),
        ("hips_height", 0, "metres"),
        ("hips_height", True, "metres"),
        ("hips_height", float("nan"), "metres"),
        ("hips_height", "1", "metres"),
        ("model_names", "JawOpen", "list"),
        ("model_names", [1], "list"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_does(key, value, told):
    with pytest.raises(ConfigError, match=told) as caught:
        read_vmc_options({key: value})
    assert caught.value.key == key
    assert caught.value.found is value

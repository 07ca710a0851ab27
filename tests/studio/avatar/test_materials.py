from bridge.studio.avatar.materials import MATERIAL_NAMES, materials


def test_every_material_is_painted_with_the_one_texture_toon_or_plain():
    made = materials(3)
    assert tuple(material.name for material in made) == MATERIAL_NAMES
    for material in made:
        toon = material.extensions["VRMC_materials_mtoon"]
        assert toon["specVersion"] == "1.0"
        assert toon["shadeMultiplyTexture"] == {"index": 3}
        assert material.pbrMetallicRoughness.baseColorTexture.index == 3
        assert all(0 <= part <= 1 for part in toon["shadeColorFactor"])

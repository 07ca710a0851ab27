namespace AvatarBridge.Naming
{
    /// <summary>Whose names the blendshapes of a face go by.</summary>
    public enum ShapeNaming
    {
        /// <summary>The 52 of <see cref="ArkitShapes"/>: everything that the stream has.</summary>
        Arkit,

        /// <summary>The 18 of <see cref="VrmExpressions"/>: vowels, lids, feelings.</summary>
        Vrm,

        /// <summary>The 15 of <see cref="OculusVisemes"/>: the mouth alone.</summary>
        Oculus,
    }
}

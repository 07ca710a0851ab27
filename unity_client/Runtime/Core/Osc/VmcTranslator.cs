using System;
using AvatarBridge.Naming;
using AvatarBridge.Playback;
using AvatarBridge.Spaces;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// Turns poses of a VMC stream into those of the native stream, so that one avatar takes
    /// both: ARKit's 52 weights, whether they were sent as such ("perfect sync") or as VRM's
    /// expressions, and 55 bones in glTF space. One thread at a time; allocates only when the
    /// sender comes up with new names.
    /// </summary>
    public sealed class VmcTranslator
    {
        // From the root to the head: what adds up to the head's rotation.
        private static readonly int[] _toHead =
        {
            HumanBones.Hips, HumanBones.FindUnity("Spine"), HumanBones.FindUnity("Chest"),
            HumanBones.FindUnity("UpperChest"), HumanBones.FindUnity("Neck"), HumanBones.Head,
        };

        private readonly float[] _expressions = new float[VrmExpressions.Count];
        private string[] _names = Array.Empty<string>();
        private ShapeMatch _shapes;
        private ShapeMatch _presets;

        /// <summary>
        /// Where the hips of the sender's avatar rest, in metres above its root: the stream
        /// tells where they are, and a pose how far they have gone. Sender and receiver are
        /// meant to have the same avatar, so this is the receiver's.
        /// </summary>
        public float HipsHeight { get; set; } = 0.88f;

        /// <summary>Writes a native pose; its time and state are left to the caller.</summary>
        public void Translate(VmcPose from, Pose into)
        {
            into.Fit(ArkitShapes.Count, HumanBones.Count);
            TranslateFace(from, into.Weights);
            UnitySpace.MirrorRotations(from.BoneRotations, into.Bones);
            TranslateHips(from, into.Hips);
            TranslateHead(into);
        }

        private void TranslateFace(VmcPose from, float[] weights)
        {
            if (_shapes == null || !ReferenceEquals(_names, from.ShapeNames))
            {
                _names = from.ShapeNames;
                _shapes = ShapeMatcher.Match(ShapeNaming.Arkit, _names);
                _presets = ShapeMatcher.Match(ShapeNaming.Vrm, _names);
            }
            Array.Clear(_expressions, 0, _expressions.Length);
            for (var i = 0; i < _expressions.Length; i++)
            {
                var index = _presets.Indices[i];
                if (index >= 0 && ArkitShapes.Find(_names[index]) < 0)
                {
                    _expressions[i] = from.ShapeValues[index];
                }
            }
            Array.Clear(weights, 0, weights.Length);
            VrmExpressions.AddToArkit(_expressions, weights);
            for (var i = 0; i < weights.Length; i++)
            {
                var index = _shapes.Indices[i];
                if (index >= 0)
                {
                    weights[i] = Math.Max(weights[i], from.ShapeValues[index]);
                }
            }
        }

        private void TranslateHips(VmcPose from, float[] hips)
        {
            Array.Clear(hips, 0, hips.Length);
            if (from.HasBone[HumanBones.Hips])
            {
                var place = new ReadOnlySpan<float>(
                    from.BonePositions,
                    HumanBones.Hips * VmcPose.PositionFloats,
                    VmcPose.PositionFloats);
                UnitySpace.MirrorPositions(place, hips);
                hips[1] -= HipsHeight;
            }
        }

        private static void TranslateHead(Pose pose)
        {
            float x = 0f, y = 0f, z = 0f, w = 1f;
            foreach (var bone in _toHead)
            {
                var at = bone * Pose.BoneFloats;
                var bones = pose.Bones;
                float ox = bones[at], oy = bones[at + 1], oz = bones[at + 2], ow = bones[at + 3];
                var nx = w * ox + x * ow + y * oz - z * oy;
                var ny = w * oy - x * oz + y * ow + z * ox;
                var nz = w * oz + x * oy - y * ox + z * ow;
                w = w * ow - x * ox - y * oy - z * oz;
                x = nx;
                y = ny;
                z = nz;
            }
            Array.Clear(pose.Head, 0, VmcPose.PositionFloats);
            pose.Head[3] = x;
            pose.Head[4] = y;
            pose.Head[5] = z;
            pose.Head[6] = w;
        }
    }
}

using System;
using AvatarBridge.Naming;
using AvatarBridge.Osc;
using AvatarBridge.Playback;
using AvatarBridge.Spaces;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>Turns what a VMC sender says into a pose. For one thread; reuses its arrays.</summary>
    internal sealed class VmcReading
    {
        private static readonly int[] _headChain =
        {
            HumanBones.Hips, (int)HumanBodyBones.Spine, (int)HumanBodyBones.Chest,
            (int)HumanBodyBones.UpperChest, (int)HumanBodyBones.Neck, HumanBones.Head,
        };

        private readonly float[] _hips = new float[VmcPose.PositionFloats];
        private readonly float[] _turn = new float[VmcPose.RotationFloats];
        private string[] _shapeNames;

        /// <summary>The names of its poses: another one whenever the sender adds a shape.</summary>
        public Rig Rig { get; private set; }

        /// <summary>Learns the sender's names.</summary>
        public void Learn(VmcPose vmc, float hipsHeight)
        {
            if (!ReferenceEquals(_shapeNames, vmc.ShapeNames))
            {
                _shapeNames = vmc.ShapeNames;
                Rig = HumanRig.With(_shapeNames, hipsHeight);
            }
        }

        /// <summary>Reads a pose, after its names were learnt.</summary>
        public void Read(VmcPose vmc, float hipsHeight, Pose into)
        {
            into.Fit(_shapeNames.Length, HumanBones.Count);
            Array.Copy(vmc.ShapeValues, into.Weights, _shapeNames.Length);
            UnitySpace.MirrorRotations(vmc.BoneRotations, into.Bones);
            ReadHips(vmc, hipsHeight, into);
            ReadHead(vmc, into);
            into.State = PoseState.Live;
        }

        private void ReadHips(VmcPose vmc, float hipsHeight, Pose into)
        {
            Array.Clear(into.Hips, 0, into.Hips.Length);
            if (!vmc.HasBone[HumanBones.Hips])
            {
                return;
            }
            Array.Copy(vmc.BonePositions, HumanBones.Hips * _hips.Length, _hips, 0, _hips.Length);
            if (_hips[0] == 0f && _hips[1] == 0f && _hips[2] == 0f)
            {
                return; // senders of rotations alone leave positions empty
            }
            _hips[1] -= hipsHeight;
            UnitySpace.MirrorPositions(_hips, into.Hips);
        }

        /// <summary>The head's turn is the sum of all below it, for avatars that move it alone.</summary>
        private void ReadHead(VmcPose vmc, Pose into)
        {
            var turn = Quaternion.identity;
            foreach (var bone in _headChain)
            {
                var i = bone * VmcPose.RotationFloats;
                var r = vmc.BoneRotations;
                turn *= new Quaternion(r[i], r[i + 1], r[i + 2], r[i + 3]);
            }
            (_turn[0], _turn[1], _turn[2], _turn[3]) = (turn.x, turn.y, turn.z, turn.w);
            Array.Clear(into.Head, 0, into.Head.Length);
            UnitySpace.MirrorRotations(_turn, into.Head.AsSpan(3, 4));
        }
    }
}

using System;
using System.Text;
using AvatarBridge.Naming;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// The pose that a VMC stream is about to show, message by message. One thread at a time,
    /// which is the affair of <see cref="VmcReceiver"/>.
    /// </summary>
    internal sealed class VmcStage
    {
        private const int MaxShapes = 512;
        private const float ShortestSquared = 1e-6f;

        private readonly NameTable _bones = new NameTable(HumanBones.Count, true);
        private readonly NameTable _shapes = new NameTable(MaxShapes, false);
        private readonly int[] _shapeRounds = new int[MaxShapes];
        private readonly float[] _place = new float[
            VmcPose.PositionFloats + VmcPose.RotationFloats];
        private ulong _bonesCome;
        private int _round = 1;

        public VmcStage()
        {
            foreach (var name in HumanBones.UnityNames)
            {
                _bones.FindOrAdd(Encoding.ASCII.GetBytes(name));
            }
        }

        public VmcPose Pose { get; } = new VmcPose();

        /// <summary>Whether anything has come since it began anew.</summary>
        public bool IsTouched { get; private set; }

        public void BeginAnew()
        {
            IsTouched = false;
            _bonesCome = 0;
            _round++;
        }

        public bool HasComeBone(int bone)
        {
            return (_bonesCome & (1UL << bone)) != 0;
        }

        public bool HasComeShape(int shape)
        {
            return _shapeRounds[shape] == _round;
        }

        public bool TryFindBone(ref OscArguments arguments, out int bone)
        {
            bone = arguments.TryText(out var name) ? _bones.Find(name) : -1;
            return bone >= 0;
        }

        public bool TryFindShape(ref OscArguments arguments, out int shape)
        {
            var known = _shapes.Names.Count;
            shape = arguments.TryText(out var name) ? _shapes.FindOrAdd(name) : -1;
            if (_shapes.Names.Count > known)
            {
                Pose.MakeRoom(_shapes.Names.Count);
                Pose.ShapeNames = new string[_shapes.Names.Count];
                for (var i = 0; i < Pose.ShapeNames.Length; i++)
                {
                    Pose.ShapeNames[i] = _shapes.Names[i];
                }
            }
            return shape >= 0;
        }

        public bool TakeBone(int bone, ref OscArguments arguments)
        {
            if (!TryPlace(ref arguments))
            {
                return false;
            }
            Array.Copy(_place, 0, Pose.BonePositions, bone * VmcPose.PositionFloats,
                VmcPose.PositionFloats);
            Array.Copy(_place, VmcPose.PositionFloats, Pose.BoneRotations,
                bone * VmcPose.RotationFloats, VmcPose.RotationFloats);
            Pose.HasBone[bone] = true;
            _bonesCome |= 1UL << bone;
            IsTouched = true;
            return true;
        }

        public bool TakeShape(int shape, ref OscArguments arguments)
        {
            if (!arguments.TryNumber(out var value))
            {
                return false;
            }
            Pose.ShapeValues[shape] = Math.Max(0f, Math.Min(1f, value));
            _shapeRounds[shape] = _round;
            IsTouched = true;
            return true;
        }

        public bool TakeRoot(OscArguments arguments)
        {
            if (!arguments.TryText(out _) || !TryPlace(ref arguments))
            {
                return false;
            }
            Array.Copy(_place, 0, Pose.RootPosition, 0, VmcPose.PositionFloats);
            Array.Copy(_place, VmcPose.PositionFloats, Pose.RootRotation, 0,
                VmcPose.RotationFloats);
            Pose.HasRoot = true;
            IsTouched = true;
            return true;
        }

        public bool TakeTime(OscArguments arguments)
        {
            var isTold = arguments.TryNumber(out var seconds);
            Pose.Seconds = isTold ? seconds : Pose.Seconds;
            return isTold;
        }

        public bool TakeState(OscArguments arguments)
        {
            if (!arguments.TryNumber(out var loaded))
            {
                return false;
            }
            Pose.IsLoaded = loaded != 0;
            var saysTracking = arguments.TryNumber(out _) && arguments.TryNumber(out _);
            if (saysTracking && arguments.TryNumber(out var tracking))
            {
                Pose.IsTracking = tracking != 0;
            }
            return true;
        }

        /// <summary>Reads a position and a rotation, which it brings to length one.</summary>
        private bool TryPlace(ref OscArguments arguments)
        {
            for (var i = 0; i < _place.Length; i++)
            {
                if (!arguments.TryNumber(out _place[i]))
                {
                    return false;
                }
            }
            var squared = 0f;
            for (var i = VmcPose.PositionFloats; i < _place.Length; i++)
            {
                squared += _place[i] * _place[i];
            }
            if (squared < ShortestSquared || float.IsInfinity(squared))
            {
                return false; // no rotation at all, as unset structures have it
            }
            var scale = (float)(1 / Math.Sqrt(squared));
            for (var i = VmcPose.PositionFloats; i < _place.Length; i++)
            {
                _place[i] *= scale;
            }
            return true;
        }
    }
}

using System;
using System.Collections.Generic;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>What ties an avatar to a rig: its body and its face. Main thread.</summary>
    internal sealed class AvatarBinding
    {
        private const float SlantedDegrees = 20f;

        public AvatarBinding(Rig rig, BodyPoser body, FacePoser face)
        {
            Rig = rig;
            Body = body;
            Face = face;
        }

        public Rig Rig { get; private set; }
        public BodyPoser Body { get; }
        public FacePoser Face { get; }

        /// <summary>
        /// Whether it serves poses of a rig. A description comes every second, mostly with the
        /// same names in it.
        /// </summary>
        public bool Fits(Rig rig)
        {
            if (ReferenceEquals(rig, Rig))
            {
                return true;
            }
            if (!AreSame(rig.ShapeNames, Rig.ShapeNames) || !AreSame(rig.BoneNames, Rig.BoneNames))
            {
                return false;
            }
            Rig = rig;
            return true;
        }

        /// <summary>Shows some parts of a pose over what the game does.</summary>
        public void Apply(Pose pose, PoseParts parts, float amount)
        {
            Body.Apply(pose, parts, amount);
            Face.Apply(pose.Weights, parts, amount);
        }

        /// <summary>Gives parts back to the game.</summary>
        public void Release(PoseParts parts)
        {
            Body.Release(parts);
            Face.Release(parts);
        }

        /// <summary>Says in the log what would surprise its user.</summary>
        public void Complain(MonoBehaviour avatar)
        {
            if (Body.BoneCount == 0 && Face.Count == 0 && !Face.HasExpressions)
            {
                Debug.LogWarning(
                    "BridgeAvatar found nothing to move: no humanoid bones and no blendshapes "
                    + "that it knows. Assign an Animator, or make a Rig Map (Create > Avatar "
                    + "Bridge > Rig Map).", avatar);
            }
            if (Body.Slant > SlantedDegrees)
            {
                Debug.LogWarning(
                    $"BridgeAvatar: the arms stand {Body.Slant:0}° away from a T-pose, and so "
                    + "will every gesture. Import the model as Humanoid, or let it stand in a "
                    + "T-pose when play starts.", avatar);
            }
        }

        private static bool AreSame(IReadOnlyList<string> one, IReadOnlyList<string> other)
        {
            if (one.Count != other.Count)
            {
                return false;
            }
            for (var i = 0; i < one.Count; i++)
            {
                if (!string.Equals(one[i], other[i], StringComparison.Ordinal))
                {
                    return false;
                }
            }
            return true;
        }
    }
}

using System.Collections.Generic;
using AvatarBridge.Naming;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>
    /// Puts poses onto an avatar's transforms. Made anew for every rig; main thread, in
    /// LateUpdate, so that it lies over the game's own animation.
    /// </summary>
    internal sealed class BodyPoser
    {
        private const float NeckShare = 0.4f; // of a turn of the head, as in a relaxed body

        private readonly UnityPose _pose = new UnityPose();
        private readonly Transform _root;
        private readonly BoneLink[] _links;
        private readonly BoneLink _neck;
        private readonly BoneLink _head;
        private readonly HipsLink _hips;

        public BodyPoser(Transform root, Animator animator, NamedBone[] named, Rig rig)
        {
            _root = root;
            var skeleton = new RestSkeleton(root, animator);
            var bones = AvatarBones.Find(root, animator, named);
            var links = new List<BoneLink>();
            var missing = new List<string>();
            for (var row = 0; row < rig.BoneNames.Count; row++)
            {
                var bone = AvatarBones.IndexOf(rig.BoneNames[row]);
                if (bone < 0 || bones[bone] == null)
                {
                    missing.Add(rig.BoneNames[row]);
                    continue;
                }
                var link = Link(row, bone, bones, rig, skeleton);
                links.Add(link);
                _neck = rig.BoneNames[row] == "neck" ? link : _neck;
                _head = bone == HumanBones.Head ? link : _head;
                if (bone == HumanBones.Hips)
                {
                    _hips = new HipsLink(bones[bone], skeleton, rig.RestPositions[row * 3 + 1]);
                }
            }
            _links = links.ToArray();
            Missing = missing;
            HasEyes = links.Exists(link => link.Part == PoseParts.Eyes);
            Slant = skeleton.IsDescribed ? 0f : TPose.Slant(bones, root);
        }

        /// <summary>Bones of the rig that the avatar lacks; their turns go to the next below.</summary>
        public IReadOnlyList<string> Missing { get; }

        public int BoneCount => _links.Length;

        public bool HasEyes { get; }

        /// <summary>Whether eye bones are turned; where blendshapes do it they are not.</summary>
        public bool MovesEyes { get; set; } = true;

        /// <summary>Degrees by which the arms stand away from a T-pose, as far as is known.</summary>
        public float Slant { get; }

        /// <summary>Metres of the avatar for each metre of the rig's body.</summary>
        public float Scale => _hips == null ? 1f : _hips.Scale;

        /// <summary>Shows some parts of a pose over the game's animation.</summary>
        public void Apply(Pose pose, PoseParts parts, float weight)
        {
            _pose.Read(pose);
            parts &= MovesEyes ? PoseParts.Everything : ~PoseParts.Eyes;
            var hasBody = (parts & PoseParts.Body) != 0;
            if (hasBody && _hips != null && _links[0].IsThere)
            {
                _hips.Apply(_pose, weight);
            }
            if (!hasBody && (parts & PoseParts.Head) != 0)
            {
                TurnHead(weight);
                parts &= ~PoseParts.Head;
            }
            foreach (var link in _links)
            {
                if ((link.Part & parts) != 0 && link.IsThere)
                {
                    link.Apply(_pose, weight);
                }
            }
        }

        /// <summary>Gives parts back to the game.</summary>
        public void Release(PoseParts parts)
        {
            if ((parts & PoseParts.Body) != 0)
            {
                _hips?.Release();
            }
            foreach (var link in _links)
            {
                if ((link.Part & parts) != 0)
                {
                    link.Release();
                }
            }
        }

        /// <summary>
        /// Turns neck and head together by the turn that the whole body gave the head, on top
        /// of what the game does with them.
        /// </summary>
        private void TurnHead(float weight)
        {
            if (_head == null || !_head.IsThere)
            {
                return;
            }
            var turn = Quaternion.Slerp(Quaternion.identity, _pose.Head, weight);
            var hasNeck = _neck != null && _neck.IsThere;
            var above = Quaternion.identity; // what the neck's turn brings to its children
            if (hasNeck)
            {
                above = Quaternion.Slerp(Quaternion.identity, turn, NeckShare);
                TurnInRoot(_neck, above, Quaternion.identity);
            }
            TurnInRoot(_head, turn, above);
        }

        /// <summary>
        /// Turns a bone in the root's space by <paramref name="turn"/>, of which its parent was
        /// already turned by <paramref name="done"/>.
        /// </summary>
        private void TurnInRoot(BoneLink link, Quaternion turn, Quaternion done)
        {
            var local = link.GameLocal;
            var parent = Quaternion.Inverse(_root.rotation) * link.Transform.parent.rotation;
            var before = Quaternion.Inverse(done) * parent;
            link.Write(Quaternion.Inverse(parent) * turn * before * local, 1f);
        }

        private static BoneLink Link(
            int row, int bone, Transform[] bones, Rig rig, RestSkeleton skeleton)
        {
            var rows = new List<int> { row };
            for (var above = rig.BoneParents[row]; above >= 0; above = rig.BoneParents[above])
            {
                var index = AvatarBones.IndexOf(rig.BoneNames[above]);
                if (index >= 0 && bones[index] != null)
                {
                    break;
                }
                rows.Insert(0, above);
            }
            var transform = bones[bone];
            return new BoneLink(
                transform,
                rows.ToArray(),
                PartOf(rig.BoneNames[row]),
                skeleton.Find(transform.parent),
                skeleton.Find(transform));
        }

        private static PoseParts PartOf(string bone)
        {
            switch (bone)
            {
                case "jaw":
                    return PoseParts.Face;
                case "leftEye":
                case "rightEye":
                    return PoseParts.Eyes;
                case "neck":
                case "head":
                    return PoseParts.Head;
                default:
                    return IsFinger(bone) ? PoseParts.Hands : PoseParts.Body;
            }
        }

        private static bool IsFinger(string bone)
        {
            return bone.EndsWith("Proximal", System.StringComparison.Ordinal)
                || bone.EndsWith("Intermediate", System.StringComparison.Ordinal)
                || bone.EndsWith("Distal", System.StringComparison.Ordinal)
                || bone.EndsWith("Metacarpal", System.StringComparison.Ordinal);
        }
    }
}

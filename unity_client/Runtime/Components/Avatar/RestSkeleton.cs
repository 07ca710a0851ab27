using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// An avatar in its T-pose. For a humanoid it is read from the avatar asset, so it is right
    /// whatever animation plays; for plain transforms it is how they stand when this is made.
    /// Main thread; made once, holds no resources.
    /// </summary>
    internal sealed class RestSkeleton
    {
        private readonly Transform _root;
        private readonly Dictionary<string, SkeletonBone> _described;
        private readonly Dictionary<Transform, RestBone> _known =
            new Dictionary<Transform, RestBone>();

        public RestSkeleton(Transform root, Animator animator)
        {
            _root = root;
            _described = Describe(animator);
        }

        /// <summary>Whether the T-pose is known, rather than taken from how bones stand.</summary>
        public bool IsDescribed => _described.Count > 0;

        /// <summary>Says where a transform below the root is in the T-pose.</summary>
        public RestBone Find(Transform bone)
        {
            if (bone == null || bone == _root)
            {
                return RestBone.Root;
            }
            if (!_known.TryGetValue(bone, out var rest))
            {
                LocalOf(bone, out var position, out var rotation, out var scale);
                rest = Find(bone.parent).Child(position, rotation, scale);
                _known.Add(bone, rest);
            }
            return rest;
        }

        /// <summary>Says where a transform is in the T-pose, in its parent's space.</summary>
        public void LocalOf(
            Transform bone, out Vector3 position, out Quaternion rotation, out Vector3 scale)
        {
            if (_described.TryGetValue(bone.name, out var described))
            {
                position = described.position;
                rotation = described.rotation;
                scale = described.scale;
                return;
            }
            position = bone.localPosition;
            rotation = bone.localRotation;
            scale = bone.localScale;
        }

        private static Dictionary<string, SkeletonBone> Describe(Animator animator)
        {
            var bones = new Dictionary<string, SkeletonBone>();
            if (animator == null || animator.avatar == null || !animator.avatar.isHuman)
            {
                return bones;
            }
            var skeleton = animator.avatar.humanDescription.skeleton;
            if (skeleton == null)
            {
                return bones;
            }
            foreach (var bone in skeleton)
            {
                if (!bones.ContainsKey(bone.name))
                {
                    bones.Add(bone.name, bone);
                }
            }
            return bones;
        }
    }
}

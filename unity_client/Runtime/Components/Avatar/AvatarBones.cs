using System;
using System.Collections.Generic;
using AvatarBridge.Naming;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>A bone of an avatar that is no humanoid, named as VRM 1.0 or Unity name it.</summary>
    [Serializable]
    public struct NamedBone
    {
        [Tooltip("A humanoid bone, as Unity names it, such as Head or LeftUpperArm.")]
        public string Name;

        [Tooltip("The transform that is this bone.")]
        public Transform Transform;

        public NamedBone(string name, Transform transform)
        {
            Name = name;
            Transform = transform;
        }
    }

    /// <summary>Finds the transforms of an avatar's humanoid bones. Main thread, at binding.</summary>
    internal static class AvatarBones
    {
        /// <summary>Returns (55,) transforms, null where the avatar lacks a bone.</summary>
        public static Transform[] Find(Transform root, Animator animator, NamedBone[] named)
        {
            var bones = new Transform[HumanBones.Count];
            if (animator != null && animator.isHuman)
            {
                for (var i = 0; i < bones.Length; i++)
                {
                    bones[i] = animator.GetBoneTransform((HumanBodyBones)i);
                }
            }
            else if (named.Length == 0)
            {
                FindByName(root, bones);
            }
            foreach (var bone in named)
            {
                var index = IndexOf(bone.Name);
                if (index >= 0 && bone.Transform != null)
                {
                    bones[index] = bone.Transform;
                }
            }
            return bones;
        }

        /// <summary>Returns the bone's number by either vocabulary; -1 when it is none.</summary>
        public static int IndexOf(string name)
        {
            if (string.IsNullOrEmpty(name))
            {
                return -1;
            }
            var index = HumanBones.FindVrm(name);
            return index >= 0 ? index : HumanBones.FindUnity(name);
        }

        private static void FindByName(Transform root, Transform[] bones)
        {
            var waiting = new Stack<Transform>();
            waiting.Push(root);
            while (waiting.Count > 0)
            {
                var transform = waiting.Pop();
                var index = transform == root ? -1 : IndexOf(transform.name);
                if (index >= 0 && bones[index] == null)
                {
                    bones[index] = transform;
                }
                for (var i = transform.childCount - 1; i >= 0; i--)
                {
                    waiting.Push(transform.GetChild(i));
                }
            }
        }
    }
}

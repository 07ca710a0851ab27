// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
using System;
using System.Collections.Generic;
using System.Linq;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/HumanBodyBones.html
    public enum HumanBodyBones
    {
        Hips = 0,
        LeftUpperLeg = 1,
        RightUpperLeg = 2,
        LeftLowerLeg = 3,
        RightLowerLeg = 4,
        LeftFoot = 5,
        RightFoot = 6,
        Spine = 7,
        Chest = 8,
        UpperChest = 54,
        Neck = 9,
        Head = 10,
        LeftShoulder = 11,
        RightShoulder = 12,
        LeftUpperArm = 13,
        RightUpperArm = 14,
        LeftLowerArm = 15,
        RightLowerArm = 16,
        LeftHand = 17,
        RightHand = 18,
        LeftToes = 19,
        RightToes = 20,
        LeftEye = 21,
        RightEye = 22,
        Jaw = 23,
        LeftThumbProximal = 24,
        LeftThumbIntermediate = 25,
        LeftThumbDistal = 26,
        LeftIndexProximal = 27,
        LeftIndexIntermediate = 28,
        LeftIndexDistal = 29,
        LeftMiddleProximal = 30,
        LeftMiddleIntermediate = 31,
        LeftMiddleDistal = 32,
        LeftRingProximal = 33,
        LeftRingIntermediate = 34,
        LeftRingDistal = 35,
        LeftLittleProximal = 36,
        LeftLittleIntermediate = 37,
        LeftLittleDistal = 38,
        RightThumbProximal = 39,
        RightThumbIntermediate = 40,
        RightThumbDistal = 41,
        RightIndexProximal = 42,
        RightIndexIntermediate = 43,
        RightIndexDistal = 44,
        RightMiddleProximal = 45,
        RightMiddleIntermediate = 46,
        RightMiddleDistal = 47,
        RightRingProximal = 48,
        RightRingIntermediate = 49,
        RightRingDistal = 50,
        RightLittleProximal = 51,
        RightLittleIntermediate = 52,
        RightLittleDistal = 53,
        LastBone = 55,
    }

    // docs.unity3d.com/ScriptReference/HumanTrait.html
    // Fingers have names of three words; tell bones by the name, not by its place in the list.
    public class HumanTrait
    {
        public static int BoneCount => (int)HumanBodyBones.LastBone;

        public static string[] BoneName
        {
            get => Enumerable.Range(0, BoneCount).Select(i => Named((HumanBodyBones)i)).ToArray();
        }

        internal static string Named(HumanBodyBones bone)
        {
            var name = bone.ToString();
            if (bone < HumanBodyBones.LeftThumbProximal || bone == HumanBodyBones.UpperChest)
            {
                return name;
            }
            var capitals = name.Select(letter => char.IsUpper(letter) ? $" {letter}" : $"{letter}");
            return string.Concat(capitals).Trim();
        }
    }

    // docs.unity3d.com/ScriptReference/SkeletonBone.html
    public struct SkeletonBone
    {
        public string name;
        public Vector3 position;
        public Quaternion rotation;
        public Vector3 scale;
    }

    // docs.unity3d.com/ScriptReference/HumanLimit.html
    public struct HumanLimit
    {
        public bool useDefaultValues { get; set; }
    }

    // docs.unity3d.com/ScriptReference/HumanBone.html
    public struct HumanBone
    {
        public HumanLimit limit;

        public string boneName { get; set; }
        public string humanName { get; set; }
    }

    // docs.unity3d.com/ScriptReference/HumanDescription.html
    public struct HumanDescription
    {
        public HumanBone[] human;
        public SkeletonBone[] skeleton;

        public float upperArmTwist { get; set; }
        public float lowerArmTwist { get; set; }
        public float upperLegTwist { get; set; }
        public float lowerLegTwist { get; set; }
        public float armStretch { get; set; }
        public float legStretch { get; set; }
        public float feetSpacing { get; set; }
        public bool hasTranslationDoF { get; set; }
    }

    // docs.unity3d.com/ScriptReference/Avatar.html
    public class Avatar : Object
    {
        internal Avatar(bool isHuman, HumanDescription description)
        {
            this.isHuman = isHuman;
            humanDescription = description;
        }

        public bool isValid => true;
        public bool isHuman { get; }
        public HumanDescription humanDescription { get; }
    }

    // docs.unity3d.com/ScriptReference/AvatarBuilder.html
    public class AvatarBuilder
    {
        public static Avatar BuildHumanAvatar(GameObject go, HumanDescription humanDescription)
        {
            return new Avatar(true, humanDescription) { name = go.name };
        }

        public static Avatar BuildGenericAvatar(GameObject go, string rootMotionTransformName)
        {
            return new Avatar(false, default) { name = go.name };
        }
    }

    // docs.unity3d.com/ScriptReference/RuntimeAnimatorController.html
    public partial class RuntimeAnimatorController : Object
    {
    }

    // docs.unity3d.com/ScriptReference/AnimatorCullingMode.html
    public enum AnimatorCullingMode
    {
        AlwaysAnimate = 0,
        CullUpdateTransforms = 1,
        CullCompletely = 2,
    }

    // docs.unity3d.com/ScriptReference/AnimatorUpdateMode.html
    public enum AnimatorUpdateMode
    {
        Normal = 0,
        AnimatePhysics = 1,
        UnscaledTime = 2,
    }

    // docs.unity3d.com/ScriptReference/Animator.html
    public partial class Animator : Behaviour
    {
        public Avatar avatar { get; set; }
        public RuntimeAnimatorController runtimeAnimatorController { get; set; }
        public AnimatorCullingMode cullingMode { get; set; }
        public AnimatorUpdateMode updateMode { get; set; }
        public bool applyRootMotion { get; set; }
        public bool isHuman => avatar != null && avatar.isHuman;
        public bool hasTransformHierarchy => true;
        public bool isInitialized => true;
        public float humanScale => 1f;

        public Transform GetBoneTransform(HumanBodyBones humanBoneId)
        {
            if (avatar == null)
            {
                throw new InvalidOperationException("Avatar is null.");
            }
            if (humanBoneId < 0 || humanBoneId >= HumanBodyBones.LastBone)
            {
                throw new IndexOutOfRangeException(
                    $"humanBoneId must be between 0 and {HumanBodyBones.LastBone}");
            }
            IEnumerable<HumanBone> bones = avatar.humanDescription.human ?? new HumanBone[0];
            var wanted = HumanTrait.Named(humanBoneId);
            var name = bones.FirstOrDefault(bone => bone.humanName == wanted).boneName;
            return name is null ? null : transform.Below().FirstOrDefault(one => one.name == name);
        }

        public void SetFloat(string name, float value)
        {
        }

        public void SetBool(string name, bool value)
        {
        }

        public void SetTrigger(string name)
        {
        }

        public void Rebind()
        {
        }
    }
}

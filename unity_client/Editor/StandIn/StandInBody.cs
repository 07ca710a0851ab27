using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Makes a jointed figure of capsules in a T-pose, 1.6 m tall, whose transforms bear the VRM
    // names of humanoid bones and stand unrotated, as the stream's bones do. Main thread; what it
    // makes belongs to the scene.

    /// <summary>The body of a stand-in character.</summary>
    internal static class StandInBody
    {
        private const float Girth = 0.05f;
        private const float HandLength = 0.14f;

        // Metres from the parent. The left half is written; the right is its mirror image.
        private static readonly Bone[] Middle =
        {
            new Bone("hips", "", 0f, 0.88f, 0f, 0.15f),
            new Bone("spine", "hips", 0f, 0.07f, 0f, 0.13f),
            new Bone("chest", "spine", 0f, 0.11f, 0f, 0.14f),
            new Bone("upperChest", "chest", 0f, 0.12f, 0f, 0.14f),
            new Bone("neck", "upperChest", 0f, 0.13f, -0.01f, 0.05f),
            new Bone("head", "neck", 0f, 0.08f, 0.015f, 0f),
        };

        private static readonly Bone[] Left =
        {
            new Bone("Shoulder", "upperChest", -0.025f, 0.10f, -0.005f, Girth),
            new Bone("UpperArm", "Shoulder", -0.12f, 0f, 0f, 0.065f),
            new Bone("LowerArm", "UpperArm", -0.30f, 0f, 0f, 0.055f),
            new Bone("Hand", "LowerArm", -0.26f, 0f, 0f, 0.06f),
            new Bone("UpperLeg", "hips", -0.085f, -0.04f, 0f, 0.10f),
            new Bone("LowerLeg", "UpperLeg", 0f, -0.39f, 0.005f, 0.08f),
            new Bone("Foot", "LowerLeg", 0f, -0.37f, -0.02f, 0.06f),
            new Bone("Toes", "Foot", 0f, -0.065f, 0.12f, Girth),
        };

        private static readonly string[] InTheMiddle = { "upperChest", "hips" };

        /// <summary>Puts the bones under <paramref name="root"/>; returns them by name.</summary>
        public static Dictionary<string, Transform> Build(
            Transform root, Mesh capsule, Material material)
        {
            var bones = new Dictionary<string, Transform>();
            foreach (var bone in Middle)
            {
                Add(bones, root, bone, capsule, material);
            }
            foreach (var bone in Left)
            {
                Add(bones, root, bone.OfSide("left", 1f, InTheMiddle), capsule, material);
                Add(bones, root, bone.OfSide("right", -1f, InTheMiddle), capsule, material);
            }
            return bones;
        }

        private static void Add(
            Dictionary<string, Transform> bones, Transform root, Bone bone, Mesh capsule,
            Material material)
        {
            var parent = bone.Parent.Length == 0 ? root : bones[bone.Parent];
            var joint = new GameObject(bone.Name).transform;
            joint.SetParent(parent, false);
            joint.localPosition = bone.Offset;
            bones.Add(bone.Name, joint);
            if (bone.Parent.Length > 0)
            {
                AddLimb(parent, bone.Offset, bone.Girth, capsule, material);
            }
            if (bone.Name.EndsWith("Hand", System.StringComparison.Ordinal))
            {
                var fingers = Mathf.Sign(bone.Offset.x) * HandLength * Vector3.right;
                AddLimb(joint, fingers, Girth, capsule, material);
            }
        }

        // A capsule primitive is two metres tall with a diameter of one.
        private static void AddLimb(
            Transform from, Vector3 along, float girth, Mesh capsule, Material material)
        {
            if (girth <= 0f)
            {
                return;
            }
            var limb = new GameObject("Shape");
            limb.AddComponent<MeshFilter>().sharedMesh = capsule;
            limb.AddComponent<MeshRenderer>().sharedMaterial = material;
            var place = limb.transform;
            place.SetParent(from, false);
            place.localPosition = 0.5f * along;
            place.localRotation = Quaternion.FromToRotation(Vector3.up, along);
            place.localScale = new Vector3(girth, 0.5f * (along.magnitude + girth), girth);
        }

        private readonly struct Bone
        {
            public Bone(string name, string parent, float x, float y, float z, float girth)
            {
                Name = name;
                Parent = parent;
                Offset = new Vector3(x, y, z);
                Girth = girth;
            }

            public string Name { get; }
            public string Parent { get; }
            public Vector3 Offset { get; }

            /// <summary>Thickness of the limb from the parent to here; 0 for none.</summary>
            public float Girth { get; }

            public Bone OfSide(string side, float sign, string[] inTheMiddle)
            {
                var isMiddle = System.Array.IndexOf(inTheMiddle, Parent) >= 0;
                return new Bone(
                    side + Name, isMiddle ? Parent : side + Parent,
                    sign * Offset.x, Offset.y, Offset.z, Girth);
            }
        }
    }
}

using System;
using AvatarBridge.Naming;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Sets characters up in the open scene, as one step that can be undone. What is there already
    // is kept as it is, so it can be run again. Main thread.

    /// <summary>Turns an avatar into a character of the sidecar in one click.</summary>
    public static class CharacterSetup
    {
        private const float FullyIn3D = 1f;

        /// <summary>Whether an object has anything that could be moved.</summary>
        public static bool CanSetUp(GameObject avatar)
        {
            return avatar.GetComponentInChildren<Animator>() != null
                || avatar.GetComponentInChildren<SkinnedMeshRenderer>() != null
                || FindHead(avatar) != null;
        }

        /// <summary>
        /// Puts a client into the scene, an avatar and a character on the object, a voice at its
        /// mouth, and makes its rig map. The sidecar knows it as <paramref name="character"/>;
        /// without a name it keeps the one it has.
        /// </summary>
        public static BridgeNpc SetUp(GameObject avatar, string character = "")
        {
            Undo.SetCurrentGroupName("Set up character");
            var group = Undo.GetCurrentGroup();
            EnsureClient();
            var moved = Ensure<BridgeAvatar>(avatar);
            EnsureVoice(avatar);
            var npc = Ensure<BridgeNpc>(avatar);
            if (character.Length > 0)
            {
                Undo.RecordObject(npc, "Name character");
                npc.Character = character;
                EditorUtility.SetDirty(npc);
            }
            if (moved.Map == null)
            {
                RigMapMaker.MapFor(moved);
            }
            Undo.CollapseUndoOperations(group);
            return npc;
        }

        /// <summary>Returns the scene's client, made if there was none.</summary>
        public static BridgeClient EnsureClient()
        {
            var client = SceneFinder.Any<BridgeClient>();
            if (client != null)
            {
                return client;
            }
            var holder = new GameObject("Avatar Bridge");
            Undo.RegisterCreatedObjectUndo(holder, "Add bridge client");
            return holder.AddComponent<BridgeClient>();
        }

        /// <summary>Lets what comes over OSC (VMC) move an object; needs no client.</summary>
        public static BridgeOscReceiver SetUpOsc(GameObject avatar)
        {
            var moved = Ensure<BridgeAvatar>(avatar);
            if (moved.Map == null)
            {
                RigMapMaker.MapFor(moved);
            }
            return Ensure<BridgeOscReceiver>(avatar);
        }

        /// <summary>Returns the head bone of a humanoid, or what is called so; else null.</summary>
        public static Transform FindHead(GameObject avatar)
        {
            var animator = avatar.GetComponentInChildren<Animator>();
            if (animator != null && animator.avatar != null && animator.avatar.isHuman)
            {
                var bone = animator.GetBoneTransform(HumanBodyBones.Head);
                if (bone != null)
                {
                    return bone;
                }
            }
            foreach (var bone in avatar.GetComponentsInChildren<Transform>(true))
            {
                if (IsCalled(bone.name, HumanBones.VrmNames[HumanBones.Head]))
                {
                    return bone;
                }
            }
            return null;
        }

        // Sound comes from the head, so that 3D sound is right when the character turns or bows.
        private static void EnsureVoice(GameObject avatar)
        {
            if (avatar.GetComponentInChildren<BridgeVoice>() != null)
            {
                return;
            }
            var head = FindHead(avatar);
            var holder = avatar;
            if (head != null)
            {
                holder = new GameObject("Voice");
                Undo.RegisterCreatedObjectUndo(holder, "Add voice");
                holder.transform.SetParent(head, false);
            }
            var voice = Undo.AddComponent<BridgeVoice>(holder);
            voice.Source.playOnAwake = false;
            voice.Source.dopplerLevel = 0f;
            voice.Source.spatialBlend = FullyIn3D;
        }

        private static T Ensure<T>(GameObject holder)
            where T : Component
        {
            var there = holder.GetComponent<T>();
            return there != null ? there : Undo.AddComponent<T>(holder);
        }

        // "Head", "head", "J_Bip_C_Head" and "mixamorig:Head" are heads; "HeadTop_End" is not.
        private static bool IsCalled(string name, string bone)
        {
            if (!name.EndsWith(bone, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
            var before = name.Length - bone.Length - 1;
            return before < 0 || !char.IsLetterOrDigit(name[before]);
        }
    }
}

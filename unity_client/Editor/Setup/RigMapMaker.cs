using System.Collections.Generic;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Makes rig maps and saves them in the project. Main thread; the project owns what is saved.

    /// <summary>Gives avatars a map of their blendshapes in one click.</summary>
    public static class RigMapMaker
    {
        private const string Parent = "Assets";
        private const string Folder = "Avatar Bridge";

        /// <summary>
        /// Matches the avatar's blendshapes by name: into the map that it has, or into a new one
        /// that is saved under Assets/Avatar Bridge. Returns the map; null when the avatar has no
        /// blendshapes, for then there is nothing to map.
        /// </summary>
        public static RigMap MapFor(BridgeAvatar avatar)
        {
            var meshes = WithBlendshapes(avatar.FindMeshes());
            if (meshes.Length == 0)
            {
                return null;
            }
            var map = avatar.Map;
            if (map != null)
            {
                Undo.RecordObject(map, "Auto-map blendshapes");
                map.AutoMap(meshes);
                EditorUtility.SetDirty(map);
                avatar.Rebind();
                return map;
            }
            map = RigMap.For(meshes);
            map.name = avatar.name + " Rig Map";
            Save(map);
            Undo.RecordObject(avatar, "Auto-map blendshapes");
            avatar.Map = map;
            EditorUtility.SetDirty(avatar);
            return map;
        }

        /// <summary>Those of some meshes that have blendshapes.</summary>
        public static SkinnedMeshRenderer[] WithBlendshapes(
            IReadOnlyList<SkinnedMeshRenderer> meshes)
        {
            var found = new List<SkinnedMeshRenderer>();
            foreach (var mesh in meshes)
            {
                if (mesh != null && mesh.sharedMesh != null && mesh.sharedMesh.blendShapeCount > 0)
                {
                    found.Add(mesh);
                }
            }
            return found.ToArray();
        }

        private static void Save(RigMap map)
        {
            var folder = $"{Parent}/{Folder}";
            if (!AssetDatabase.IsValidFolder(folder))
            {
                AssetDatabase.CreateFolder(Parent, Folder);
            }
            var file = AssetDatabase.GenerateUniqueAssetPath(
                $"{folder}/{FileName(map.name)}.asset");
            AssetDatabase.CreateAsset(map, file);
            AssetDatabase.SaveAssets();
        }

        // An object's name may hold what no file's may.
        private static string FileName(string name)
        {
            var letters = name.ToCharArray();
            for (var i = 0; i < letters.Length; i++)
            {
                if (char.IsControl(letters[i]) || "/\\:*?\"<>|".IndexOf(letters[i]) >= 0)
                {
                    letters[i] = '_';
                }
            }
            return new string(letters).Trim(' ', '.');
        }
    }
}

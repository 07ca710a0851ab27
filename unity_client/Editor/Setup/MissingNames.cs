using System;
using System.Collections.Generic;
using AvatarBridge.Naming;
using UnityEngine;

namespace AvatarBridge.Editing
{
    /// <summary>
    /// Says of shapes that nothing shows which blendshapes are spelled nearly so.
    /// </summary>
    public static class MissingNames
    {
        /// <summary>
        /// Returns one line for each missing name, with close names where there are.
        /// </summary>
        public static IReadOnlyList<string> Describe(
            IReadOnlyList<string> missing, IReadOnlyList<SkinnedMeshRenderer> meshes)
        {
            var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var shapes = BlendshapesOf(meshes);
            foreach (ShapeNaming naming in Enum.GetValues(typeof(ShapeNaming)))
            {
                foreach (var shape in ShapeMatcher.Match(naming, shapes).Missing)
                {
                    known[shape.Name] = shape.ToString();
                }
            }
            var lines = new string[missing.Count];
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = known.TryGetValue(missing[i], out var line) ? line : missing[i];
            }
            return lines;
        }

        /// <summary>The names of all blendshapes of some meshes, each once.</summary>
        public static List<string> BlendshapesOf(IReadOnlyList<SkinnedMeshRenderer> meshes)
        {
            var names = new List<string>();
            foreach (var renderer in RigMapMaker.WithBlendshapes(meshes))
            {
                for (var i = 0; i < renderer.sharedMesh.blendShapeCount; i++)
                {
                    var name = renderer.sharedMesh.GetBlendShapeName(i);
                    if (!names.Contains(name))
                    {
                        names.Add(name);
                    }
                }
            }
            return names;
        }
    }
}

using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Puts a whole stand-in character into the open scene. Main thread; the scene owns the result.

    /// <summary>A character to try things with before there is an artist's.</summary>
    public static class StandIn
    {
        private static readonly Color[] Clothes =
        {
            new Color(0.29f, 0.42f, 0.60f), new Color(0.60f, 0.36f, 0.38f),
            new Color(0.36f, 0.53f, 0.41f),
        };

        /// <summary>
        /// Makes one that stands in a T-pose and looks along +z; <paramref name="look"/> picks
        /// the colour of its clothes.
        /// </summary>
        public static GameObject Build(string name, int look)
        {
            var root = new GameObject(name);
            var capsule = Borrow(PrimitiveType.Capsule, out var plain);
            var clothes = Tinted(plain, Clothes[Mathf.Abs(look) % Clothes.Length]);
            var bones = StandInBody.Build(root.transform, capsule, clothes);
            var face = new GameObject("Face");
            face.transform.SetParent(bones["head"], false);
            var renderer = face.AddComponent<SkinnedMeshRenderer>();
            renderer.sharedMesh = StandInFace.Build();
            renderer.localBounds = renderer.sharedMesh.bounds;
            var materials = new List<Material>();
            foreach (var color in StandInFace.Colors)
            {
                materials.Add(Tinted(plain, color));
            }
            renderer.sharedMaterials = materials.ToArray();
            return root;
        }

        // A primitive comes in the material of the project's render pipeline, whichever that is.
        private static Mesh Borrow(PrimitiveType shape, out Material material)
        {
            var primitive = GameObject.CreatePrimitive(shape);
            var mesh = primitive.GetComponent<MeshFilter>().sharedMesh;
            material = primitive.GetComponent<Renderer>().sharedMaterial;
            Object.DestroyImmediate(primitive);
            return mesh;
        }

        private static Material Tinted(Material plain, Color color)
        {
            return new Material(plain) { color = color };
        }
    }
}

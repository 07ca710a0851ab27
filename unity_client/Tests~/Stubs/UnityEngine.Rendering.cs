// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found; interfaces left out.
using System;
using System.Collections.Generic;
using System.Linq;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/Mesh.html
    public sealed partial class Mesh : Object
    {
        private readonly List<Shape> _shapes = new List<Shape>();
        private readonly Dictionary<int, int[]> _triangles = new Dictionary<int, int[]>();

        public Vector3[] vertices { get; set; } = new Vector3[0];
        public Vector3[] normals { get; set; } = new Vector3[0];
        public Vector2[] uv { get; set; } = new Vector2[0];
        public BoneWeight[] boneWeights { get; set; } = new BoneWeight[0];
        public Matrix4x4[] bindposes { get; set; } = new Matrix4x4[0];
        public Bounds bounds { get; set; }
        public int subMeshCount { get; set; } = 1;
        public int vertexCount => vertices.Length;
        public int blendShapeCount => _shapes.Count;

        public int[] triangles
        {
            get => _triangles.OrderBy(part => part.Key).SelectMany(part => part.Value).ToArray();
            set => SetTriangles(value, 0);
        }

        public void SetTriangles(int[] triangles, int submesh)
        {
            if (submesh < 0 || submesh >= subMeshCount)
            {
                throw new ArgumentException("Failed setting triangles. Submesh index is invalid.");
            }
            if (triangles.Any(index => index < 0 || index >= vertexCount))
            {
                throw new ArgumentException("Failed setting triangles. Some indices are wrong.");
            }
            _triangles[submesh] = triangles;
        }

        public void SetTriangles(List<int> triangles, int submesh)
        {
            SetTriangles(triangles.ToArray(), submesh);
        }

        public int[] GetTriangles(int submesh)
        {
            return _triangles.TryGetValue(submesh, out var found) ? found : new int[0];
        }

        public void SetVertices(List<Vector3> inVertices) => vertices = inVertices.ToArray();
        public void RecalculateNormals() => normals = new Vector3[vertexCount];

        public void RecalculateBounds()
        {
            var all = new Bounds(vertices.FirstOrDefault(), Vector3.zero);
            foreach (var vertex in vertices)
            {
                all.Encapsulate(vertex);
            }
            bounds = all;
        }

        public void Clear() => (vertices, normals) = (new Vector3[0], new Vector3[0]);

        public void AddBlendShapeFrame(
            string shapeName, float frameWeight, Vector3[] deltaVertices, Vector3[] deltaNormals,
            Vector3[] deltaTangents)
        {
            if (deltaVertices.Length != vertexCount)
            {
                throw new ArgumentException("deltaVertices must have one entry for each vertex");
            }
            _shapes.Add(new Shape(shapeName, frameWeight, deltaVertices));
        }

        public string GetBlendShapeName(int shapeIndex) => _shapes[shapeIndex].Name;

        public int GetBlendShapeIndex(string blendShapeName)
        {
            return _shapes.FindIndex(shape => shape.Name == blendShapeName);
        }

        public int GetBlendShapeFrameCount(int shapeIndex) => 1;

        public float GetBlendShapeFrameWeight(int shapeIndex, int frameIndex)
        {
            return _shapes[shapeIndex].Weight;
        }

        public void GetBlendShapeFrameVertices(
            int shapeIndex, int frameIndex, Vector3[] deltaVertices, Vector3[] deltaNormals,
            Vector3[] deltaTangents)
        {
            _shapes[shapeIndex].Deltas.CopyTo(deltaVertices, 0);
        }

        private readonly struct Shape
        {
            public Shape(string name, float weight, Vector3[] deltas)
            {
                Name = name;
                Weight = weight;
                Deltas = deltas;
            }

            public string Name { get; }
            public float Weight { get; }
            public Vector3[] Deltas { get; }
        }
    }

    // docs.unity3d.com/ScriptReference/BoneWeight.html
    [Serializable]
    public struct BoneWeight
    {
        public int boneIndex0 { get; set; }
        public float weight0 { get; set; }
    }

    // docs.unity3d.com/ScriptReference/MeshFilter.html
    public sealed partial class MeshFilter : Component
    {
        public Mesh mesh { get; set; }
        public Mesh sharedMesh { get; set; }
    }

    // docs.unity3d.com/ScriptReference/Renderer.html
    public partial class Renderer : Component
    {
        public bool enabled { get; set; } = true;
        public bool isVisible => enabled;
        public Bounds bounds { get; set; }
        public Bounds localBounds { get; set; }
        public Material material { get; set; }
        public Material sharedMaterial { get; set; }
        public Material[] sharedMaterials { get; set; } = new Material[0];
    }

    // docs.unity3d.com/ScriptReference/MeshRenderer.html
    public partial class MeshRenderer : Renderer
    {
    }

    // docs.unity3d.com/ScriptReference/SkinnedMeshRenderer.html
    // Weights are out of 100, as in Unity; an index that is not there throws, where Unity logs.
    public partial class SkinnedMeshRenderer : Renderer
    {
        private readonly Dictionary<int, float> _weights = new Dictionary<int, float>();

        public Mesh sharedMesh { get; set; }
        public Transform rootBone { get; set; }
        public Transform[] bones { get; set; } = new Transform[0];
        public bool updateWhenOffscreen { get; set; }

        public float GetBlendShapeWeight(int index)
        {
            return _weights.TryGetValue(Checked(index), out var weight) ? weight : 0f;
        }

        public void SetBlendShapeWeight(int index, float value) => _weights[Checked(index)] = value;

        private int Checked(int index)
        {
            if (sharedMesh == null || index < 0 || index >= sharedMesh.blendShapeCount)
            {
                throw new ArgumentException($"no blendshape {index} in {name}");
            }
            return index;
        }
    }

    // docs.unity3d.com/ScriptReference/Shader.html
    public sealed partial class Shader : Object
    {
        public static Shader Find(string name) => new Shader { name = name };
        public static int PropertyToID(string name) => name.GetHashCode();
    }

    // docs.unity3d.com/ScriptReference/Material.html
    public partial class Material : Object
    {
        public Material(Shader shader)
        {
            this.shader = shader;
        }

        public Material(Material source)
        {
            (shader, color) = (source.shader, source.color);
        }

        public Shader shader { get; set; }
        public Color color { get; set; } = Color.white;
        public bool HasProperty(string name) => name == "_Color";
        public void SetColor(string name, Color value) => color = value;

        public void SetFloat(string name, float value)
        {
        }
    }

    // docs.unity3d.com/ScriptReference/CameraClearFlags.html
    public enum CameraClearFlags
    {
        Skybox = 1,
        SolidColor = 2,
        Depth = 3,
        Nothing = 4,
    }

    // docs.unity3d.com/ScriptReference/Camera.html
    public sealed partial class Camera : Behaviour
    {
        public static Camera main => Any<Camera>();
        public float fieldOfView { get; set; } = 60f;
        public float nearClipPlane { get; set; } = 0.3f;
        public CameraClearFlags clearFlags { get; set; }
        public Color backgroundColor { get; set; }
    }

    // docs.unity3d.com/ScriptReference/LightType.html
    public enum LightType
    {
        Spot = 0,
        Directional = 1,
        Point = 2,
    }

    // docs.unity3d.com/ScriptReference/Light.html
    public sealed partial class Light : Behaviour
    {
        public LightType type { get; set; }
        public Color color { get; set; }
        public float intensity { get; set; } = 1f;
    }

    // docs.unity3d.com/ScriptReference/Texture.html
    public class Texture : Object
    {
        public virtual int width { get; set; }
        public virtual int height { get; set; }
    }

    // docs.unity3d.com/ScriptReference/Texture2D.html
    public sealed partial class Texture2D : Texture
    {
        public static Texture2D whiteTexture { get; } = new Texture2D(4, 4);

        public Texture2D(int width, int height)
        {
            this.width = width;
            this.height = height;
        }
    }
}

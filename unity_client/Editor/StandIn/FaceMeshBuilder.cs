using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Gathers vertices, triangles and blendshapes of a stand-in's face. Every vertex remembers
    // which feature it belongs to and where in it, so that a blendshape is a rule and not a list.
    // Used once, on the main thread.

    /// <summary>Lays features upon a head and makes one mesh of them.</summary>
    internal sealed class FaceMeshBuilder
    {
        private const float FullWeight = 100f;
        private const float JawTop = -0.1f; // in head radii; what is below goes with the jaw

        private readonly Vector3 _center;
        private readonly Vector3 _radii;
        private readonly int _segments;
        private readonly List<Vector3> _vertices = new List<Vector3>();
        private readonly List<Vector2> _places = new List<Vector2>();
        private readonly List<FaceFeature> _owners = new List<FaceFeature>();
        private readonly List<int>[] _triangles;

        public FaceMeshBuilder(Vector3 center, Vector3 radii, int segments, int colors)
        {
            _center = center;
            _radii = radii;
            _segments = segments;
            _triangles = new List<int>[colors];
            for (var i = 0; i < colors; i++)
            {
                _triangles[i] = new List<int>();
            }
        }

        /// <summary>Adds the head itself, an ellipsoid.</summary>
        public void AddHead(int color)
        {
            var first = _vertices.Count;
            var rows = _segments / 2;
            var skin = new FaceFeature(
                FacePart.Skin, 0f, Vector2.zero, Vector2.one, Vector2.zero, 0f, color);
            for (var row = 0; row <= rows; row++)
            {
                var polar = Mathf.PI * row / rows;
                for (var column = 0; column <= _segments; column++)
                {
                    var around = 2f * Mathf.PI * column / _segments;
                    var unit = new Vector3(
                        Mathf.Sin(polar) * Mathf.Sin(around), Mathf.Cos(polar),
                        Mathf.Sin(polar) * Mathf.Cos(around));
                    Put(_center + Vector3.Scale(unit, _radii), new Vector2(unit.x, unit.y), skin);
                }
            }
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < _segments; column++)
                {
                    var here = first + row * (_segments + 1) + column;
                    AddQuad(color, here, here + _segments + 1, here + 1, here + _segments + 2);
                }
            }
        }

        /// <summary>Adds an ellipse, or a ring.</summary>
        public void Add(FaceFeature feature)
        {
            var first = _vertices.Count;
            var inner = feature.IsRing
                ? new Vector2(feature.Hole.x / feature.Half.x, feature.Hole.y / feature.Half.y)
                : Vector2.zero;
            for (var i = 0; i <= _segments; i++)
            {
                var angle = 2f * Mathf.PI * i / _segments;
                var rim = new Vector2(Mathf.Cos(angle), Mathf.Sin(angle));
                PutOnHead(Vector2.Scale(rim, inner), feature);
                PutOnHead(rim, feature);
            }
            for (var i = 0; i < _segments; i++)
            {
                var here = first + 2 * i;
                AddQuad(feature.Color, here, here + 1, here + 2, here + 3);
            }
        }

        /// <summary>Makes the mesh, with one blendshape for each name in the moves.</summary>
        public Mesh Finish(string name, IReadOnlyList<FaceMove> moves)
        {
            var mesh = new Mesh
            {
                name = name,
                vertices = _vertices.ToArray(),
                subMeshCount = _triangles.Length,
            };
            for (var i = 0; i < _triangles.Length; i++)
            {
                mesh.SetTriangles(_triangles[i].ToArray(), i);
            }
            mesh.RecalculateNormals();
            mesh.RecalculateBounds();
            var deltas = new Dictionary<string, Vector3[]>();
            var order = new List<string>();
            foreach (var move in moves)
            {
                if (!deltas.ContainsKey(move.Shape))
                {
                    deltas[move.Shape] = new Vector3[_vertices.Count];
                    order.Add(move.Shape);
                }
                Apply(move, deltas[move.Shape]);
            }
            foreach (var shape in order)
            {
                mesh.AddBlendShapeFrame(shape, FullWeight, deltas[shape], null, null);
            }
            return mesh;
        }

        private void Apply(FaceMove move, Vector3[] deltas)
        {
            for (var i = 0; i < deltas.Length; i++)
            {
                var owner = _owners[i];
                if (owner.Part != move.Part)
                {
                    continue;
                }
                var share = ShareOf(move, owner, _places[i]);
                if (share > 0f)
                {
                    deltas[i] += share * DeltaOf(move, owner, i);
                }
            }
        }

        // A feature of one side moves whole or not at all; one in the middle fades to its side.
        private static float ShareOf(FaceMove move, FaceFeature owner, Vector2 place)
        {
            if (move.Side == 0f)
            {
                return 1f;
            }
            return owner.Side != 0f
                ? (owner.Side == move.Side ? 1f : 0f)
                : Mathf.Clamp01(0.5f + move.Side * place.x);
        }

        private Vector3 DeltaOf(FaceMove move, FaceFeature owner, int vertex)
        {
            var place = _places[vertex];
            if (owner.Part == FacePart.Skin)
            {
                var below = Mathf.Max(0f, JawTop - place.y);
                return new Vector3(0f, -move.Stretch * below * _radii.y, 0f);
            }
            var edge = place.x * place.x;
            var half = place.y >= 0f ? move.Upper : move.Lower;
            var x = place.x * owner.Half.x * move.Wider + move.Right;
            var y = place.y * owner.Half.y * move.Taller + move.Up
                + move.Corners * edge + half * (1f - edge);
            var before = _vertices[vertex];
            return OnHead(before.x + x, before.y + y, owner.Lift, move.Stretch) - before;
        }

        private void PutOnHead(Vector2 place, FaceFeature feature)
        {
            var at = feature.Center + Vector2.Scale(place, feature.Half);
            Put(OnHead(at.x, at.y, feature.Lift, 0f), place, feature);
        }

        // Where the skin is deep at a place, also when the jaw has drawn it longer.
        private Vector3 OnHead(float x, float y, float lift, float stretch)
        {
            var across = (x - _center.x) / _radii.x;
            var up = (y - _center.y) / _radii.y;
            if (up < JawTop)
            {
                up = (up + stretch * JawTop) / (1f + stretch);
            }
            var deep = Mathf.Sqrt(Mathf.Max(0f, 1f - across * across - up * up));
            return new Vector3(x, y, _center.z + _radii.z * deep + lift);
        }

        private void Put(Vector3 vertex, Vector2 place, FaceFeature owner)
        {
            _vertices.Add(vertex);
            _places.Add(place);
            _owners.Add(owner);
        }

        private void AddQuad(int color, int a, int b, int c, int d)
        {
            _triangles[color].AddRange(new[] { a, b, c, c, b, d });
        }
    }
}

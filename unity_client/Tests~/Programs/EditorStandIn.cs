using System.Collections.Generic;
using System.Linq;
using AvatarBridge.Editing;
using AvatarBridge.Naming;
using AvatarBridge.Programs;
using UnityEngine;

/// <summary>Checks the stand-in's face: its shapes, and which way they go.</summary>
internal static class EditorStandIn
{
    private static readonly Checks Checks = new Checks();

    private static int Main()
    {
        AFaceHasTheShapesOfArkitOnly();
        AMouthOpensAndAnEyeShuts();
        return Checks.Done();
    }

    private static void AFaceHasTheShapesOfArkitOnly()
    {
        var face = StandInFace.Build();
        var shapes = Enumerable.Range(0, face.blendShapeCount)
            .Select(face.GetBlendShapeName).ToList();
        Checks.That(shapes.All(shape => ArkitShapes.Find(shape) >= 0), "shapes are ARKit's");
        Checks.Same(shapes.Distinct().Count(), shapes.Count, "each once");
        Checks.That(shapes.Count >= 25, $"a face of {shapes.Count} shapes can show something");
        Checks.That(Faces(face).All(IsOutward), "no face looks inward");
    }

    private static void AMouthOpensAndAnEyeShuts()
    {
        var face = StandInFace.Build();
        Checks.Below(Moved(face, "jawOpen", Vector3.down), -0.02, "the jaw's way down");
        var left = Box(face, "eyeBlinkLeft");
        Checks.Below(left.max.x, 0, "the left eye is at the character's left, which is -x");
        Checks.That(Box(face, "eyeBlinkRight").min.x > 0, "the right eye is at +x");
        var smile = Deltas(face, "mouthSmileLeft");
        var best = Enumerable.Range(0, smile.Length).OrderBy(i => -smile[i].y).First();
        Checks.Below(face.vertices[best].x, -0.01, "the left corner smiles most");
    }

    private static Vector3[] Deltas(Mesh mesh, string shape)
    {
        var deltas = new Vector3[mesh.vertexCount];
        mesh.GetBlendShapeFrameVertices(mesh.GetBlendShapeIndex(shape), 0, deltas, null, null);
        return deltas;
    }

    private static float Moved(Mesh mesh, string shape, Vector3 way)
    {
        return -Deltas(mesh, shape).Max(delta => Vector3.Dot(delta, way));
    }

    private static Bounds Box(Mesh mesh, string shape)
    {
        var deltas = Deltas(mesh, shape);
        var touched = Enumerable.Range(0, deltas.Length)
            .Where(i => deltas[i].magnitude > 1e-5f).Select(i => mesh.vertices[i]).ToList();
        var box = new Bounds(touched[0], Vector3.zero);
        touched.ForEach(box.Encapsulate);
        return box;
    }

    private static IEnumerable<(Vector3, Vector3)> Faces(Mesh mesh)
    {
        var center = new Vector3(0f, 0.075f, 0f);
        for (var part = 0; part < mesh.subMeshCount; part++)
        {
            var corners = mesh.GetTriangles(part);
            for (var i = 0; i < corners.Length; i += 3)
            {
                var (a, b, c) = (mesh.vertices[corners[i]], mesh.vertices[corners[i + 1]],
                    mesh.vertices[corners[i + 2]]);
                yield return ((a + b + c) / 3f - center, Vector3.Cross(b - a, c - a));
            }
        }
    }

    private static bool IsOutward((Vector3 Out, Vector3 Normal) face)
    {
        return Vector3.Dot(face.Out, face.Normal) > -1e-9f;
    }
}

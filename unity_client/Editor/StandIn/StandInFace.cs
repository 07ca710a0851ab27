using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Makes the mesh of a face with blendshapes under ARKit's names, out of ellipses laid upon an
    // ellipsoid: a character to try things with before there is an artist's. Main thread; the
    // caller owns the mesh. Its origin is the head bone and it looks along +z.

    /// <summary>The face of a stand-in character.</summary>
    public static class StandInFace
    {
        /// <summary>
        /// The colours of its submeshes, in their order: skin, dark, white, lips.
        /// </summary>
        public static readonly Color[] Colors =
        {
            new Color(0.93f, 0.76f, 0.64f), new Color(0.16f, 0.11f, 0.13f),
            new Color(0.98f, 0.98f, 0.97f), new Color(0.76f, 0.36f, 0.38f),
        };

        private const int Skin = 0;
        private const int Dark = 1;
        private const int White = 2;
        private const int Red = 3;
        private const int Segments = 24;

        private static readonly Vector3 HeadCenter = new Vector3(0f, 0.075f, 0f);
        private static readonly Vector3 HeadRadii = new Vector3(0.082f, 0.115f, 0.095f);

        /// <summary>Builds it anew.</summary>
        public static Mesh Build()
        {
            var builder = new FaceMeshBuilder(HeadCenter, HeadRadii, Segments, Colors.Length);
            builder.AddHead(Skin);
            foreach (var feature in Features())
            {
                builder.Add(feature);
            }
            return builder.Finish("Stand-in face", FaceMoves.All);
        }

        private static IEnumerable<FaceFeature> Features()
        {
            var none = Vector2.zero;
            foreach (var side in new[] { -1f, 1f })
            {
                var eye = new Vector2(side * 0.031f, 0.072f);
                var brow = new Vector2(side * 0.032f, 0.105f);
                yield return new FaceFeature(FacePart.Eye, side, eye,
                    new Vector2(0.019f, 0.014f), none, 0.0008f, Dark);
                yield return new FaceFeature(FacePart.Eye, side, eye,
                    new Vector2(0.017f, 0.012f), none, 0.0014f, White);
                yield return new FaceFeature(FacePart.Pupil, side, eye,
                    new Vector2(0.0065f, 0.0085f), none, 0.0020f, Dark);
                yield return new FaceFeature(FacePart.Brow, side, brow,
                    new Vector2(0.018f, 0.0035f), none, 0.0008f, Dark);
            }
            var mouth = new Vector2(0f, 0.018f);
            var opening = new Vector2(0.022f, 0.001f);
            yield return new FaceFeature(FacePart.Mouth, 0f, mouth, opening, none, 0.0008f, Dark);
            yield return new FaceFeature(FacePart.Lips, 0f, mouth,
                new Vector2(0.027f, 0.0065f), opening, 0.0014f, Red);
        }
    }
}

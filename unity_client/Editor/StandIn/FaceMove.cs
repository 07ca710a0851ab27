using System.Collections.Generic;

namespace AvatarBridge.Editing
{
    /// <summary>
    /// What a blendshape does to one part of a stand-in's face, in metres at full weight, or as a
    /// share of the part's own size where it says so.
    /// </summary>
    internal sealed class FaceMove
    {
        public FaceMove(string shape, FacePart part, float side = 0f)
        {
            Shape = shape;
            Part = part;
            Side = side;
        }

        /// <summary>ARKit's name of the blendshape.</summary>
        public string Shape { get; }

        public FacePart Part { get; }

        /// <summary>-1 moves the character's left only, 1 its right only, 0 both.</summary>
        public float Side { get; }

        public float Right { get; set; }
        public float Up { get; set; }

        /// <summary>Growth of the width; -0.3 makes it 30 % narrower.</summary>
        public float Wider { get; set; }

        /// <summary>Growth of the height; -0.9 shuts an eye.</summary>
        public float Taller { get; set; }

        /// <summary>How far the corners go up.</summary>
        public float Corners { get; set; }

        /// <summary>How far the middle of the upper half goes up.</summary>
        public float Upper { get; set; }

        /// <summary>How far the middle of the lower half goes up.</summary>
        public float Lower { get; set; }

        /// <summary>Growth of the head below its middle, which carries what lies on it.</summary>
        public float Stretch { get; set; }
    }

    /// <summary>All that a stand-in's face can do, under ARKit's names.</summary>
    internal static class FaceMoves
    {
        private const float JawStretch = 0.17f;

        /// <summary>The moves, those of one blendshape together.</summary>
        public static IReadOnlyList<FaceMove> All { get; } = Build();

        private static List<FaceMove> Build()
        {
            var all = new List<FaceMove>
            {
                new FaceMove("jawOpen", FacePart.Skin) { Stretch = JawStretch },
            };
            AddMouth(all, "jawOpen", move =>
            {
                move.Lower = -0.030f;
                move.Stretch = JawStretch;
            });
            AddMouth(all, "mouthClose", move => move.Lower = 0.024f);
            AddMouth(all, "mouthFunnel", move =>
            {
                move.Wider = -0.40f;
                move.Upper = 0.006f;
                move.Lower = -0.007f;
            });
            AddMouth(all, "mouthPucker", move => move.Wider = -0.55f);
            AddMouth(all, "mouthRollLower", move => move.Lower = 0.002f);
            AddMouth(all, "mouthShrugUpper", move => move.Up = 0.003f);
            foreach (var side in new[] { -1f, 1f })
            {
                AddSide(all, side, side < 0f ? "Left" : "Right");
            }
            foreach (var side in new[] { -1f, 1f })
            {
                all.Add(new FaceMove("browInnerUp", FacePart.Brow, side) { Up = 0.008f });
            }
            return all;
        }

        private static void AddSide(List<FaceMove> all, float side, string name)
        {
            AddMouth(all, "mouthSmile" + name, move => move.Corners = 0.012f, side);
            AddMouth(all, "mouthFrown" + name, move => move.Corners = -0.010f, side);
            AddMouth(all, "mouthStretch" + name, move => move.Wider = 0.25f, side);
            AddMouth(all, "mouthUpperUp" + name, move => move.Upper = 0.006f, side);
            AddMouth(all, "mouthLowerDown" + name, move => move.Lower = -0.007f, side);
            AddMouth(all, "mouthPress" + name, move => move.Lower = 0.001f, side);
            AddEye(all, "eyeBlink" + name, side, -0.92f);
            AddEye(all, "eyeSquint" + name, side, -0.35f);
            AddEye(all, "eyeWide" + name, side, 0.25f);
            AddLook(all, "eyeLookUp" + name, side, 0f, 0.005f);
            AddLook(all, "eyeLookDown" + name, side, 0f, -0.005f);
            AddLook(all, "eyeLookIn" + name, side, -side * 0.008f, 0f);
            AddLook(all, "eyeLookOut" + name, side, side * 0.008f, 0f);
            all.Add(new FaceMove("browDown" + name, FacePart.Brow, side) { Up = -0.008f });
            all.Add(new FaceMove("browOuterUp" + name, FacePart.Brow, side) { Corners = 0.008f });
        }

        private static void AddMouth(
            List<FaceMove> all, string shape, System.Action<FaceMove> fill, float side = 0f)
        {
            foreach (var part in new[] { FacePart.Lips, FacePart.Mouth })
            {
                var move = new FaceMove(shape, part, side);
                fill(move);
                all.Add(move);
            }
        }

        private static void AddEye(List<FaceMove> all, string shape, float side, float taller)
        {
            all.Add(new FaceMove(shape, FacePart.Eye, side) { Taller = taller });
            all.Add(new FaceMove(shape, FacePart.Pupil, side) { Taller = taller });
        }

        private static void AddLook(
            List<FaceMove> all, string shape, float side, float right, float up)
        {
            all.Add(new FaceMove(shape, FacePart.Pupil, side) { Right = right, Up = up });
        }
    }
}

using System;
using System.Linq;
using AvatarBridge.Programs;
using AvatarBridge.Spaces;

/// <summary>
/// Mirrors two packets of stdin, float32 positions and rotations, there and back. Prints both
/// mirrored as JSON; status 1 when the way back is not the way there.
/// </summary>
internal static class SpaceMirror
{
    private static int Main()
    {
        var packets = Packets.FromStdin();
        var positions = Floats(packets[0]);
        var rotations = Floats(packets[1]);
        var mirroredPositions = new float[positions.Length];
        var mirroredRotations = new float[rotations.Length];
        UnitySpace.MirrorPositions(positions, mirroredPositions);
        UnitySpace.MirrorRotations(rotations, mirroredRotations);
        Console.WriteLine(
            "[" + Packets.List(mirroredPositions, x => Packets.Number(x)) + "," +
            Packets.List(mirroredRotations, x => Packets.Number(x)) + "]");
        UnitySpace.MirrorPositions(mirroredPositions, mirroredPositions);
        UnitySpace.MirrorRotations(mirroredRotations, mirroredRotations);
        var isBack = positions.SequenceEqual(mirroredPositions)
            && rotations.SequenceEqual(mirroredRotations);
        return isBack && RefusesHalfRows() ? 0 : 1;
    }

    private static float[] Floats(byte[] bytes)
    {
        var floats = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, floats, 0, bytes.Length);
        return floats;
    }

    private static bool RefusesHalfRows()
    {
        try
        {
            UnitySpace.MirrorRotations(new float[6], new float[6]);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}

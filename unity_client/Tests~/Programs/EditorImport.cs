using System;
using System.Linq;
using AvatarBridge;
using AvatarBridge.Editing;
using AvatarBridge.Playback;
using AvatarBridge.Programs;
using UnityEditor.AssetImporters;
using UnityStubs;

/// <summary>
/// Imports a take as Unity would, and prints what came of it: errors, warnings, and of each line
/// its sound and its movement, sampled without a sidecar.
/// </summary>
internal static class EditorImport
{
    private static int Main(string[] arguments)
    {
        Stage.Reset();
        var importer = new TakeImporter { Character = arguments.Length > 1 ? arguments[1] : "" };
        var context = new AssetImportContext(arguments[0]);
        importer.OnImportAsset(context);
        var main = context.mainObject as BakedLine;
        Console.WriteLine("{"
            + $"\"errors\":{Packets.List(context.Errors, Packets.Text)},"
            + $"\"warnings\":{Packets.List(context.Warnings, Packets.Text)},"
            + $"\"main\":{Packets.Text(main == null ? "" : main.name)},"
            + $"\"lines\":{Packets.List(context.Objects.Values.Cast<BakedLine>(), Line)}}}");
        return 0;
    }

    private static string Line(BakedLine line)
    {
        var pose = new Pose();
        var jaw = line.Take.Description.Rig.ShapeNames.ToList().IndexOf("jawOpen");
        var widest = 0f;
        for (var at = 0L; at < line.Take.DurationMicros; at += 10_000)
        {
            line.Take.Sample(at, pose);
            widest = Math.Max(widest, pose.Weights[jaw]);
        }
        var clip = line.Clip;
        var samples = new float[clip == null ? 0 : clip.samples];
        if (clip != null)
        {
            clip.GetData(samples, 0);
        }
        return "{"
            + $"\"name\":{Packets.Text(line.name)},\"character\":{Packets.Text(line.Character)},"
            + $"\"text\":{Packets.Text(line.Text)},\"seconds\":{Packets.Number(line.Seconds)},"
            + $"\"bytes\":{line.SizeBytes},\"frames\":{line.Take.FrameCount},"
            + $"\"rate\":{(clip == null ? 0 : clip.frequency)},\"samples\":{samples.Length},"
            + $"\"loudest\":{Packets.Number(samples.Select(Math.Abs).DefaultIfEmpty().Max())},"
            + $"\"widest\":{Packets.Number(widest)}}}";
    }
}

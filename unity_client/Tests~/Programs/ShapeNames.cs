using System;
using System.Linq;
using System.Text;
using AvatarBridge.Naming;
using AvatarBridge.Programs;

/// <summary>
/// Matches the names of each line of stdin, which tabs part, against a naming (the first word of
/// the line: Arkit, Vrm, Oculus or Best). Prints a line of JSON for each.
/// </summary>
internal static class ShapeNames
{
    private static void Main()
    {
        Console.InputEncoding = Encoding.UTF8;
        for (var line = Console.ReadLine(); line != null; line = Console.ReadLine())
        {
            var words = line.Split('\t');
            var names = words.Skip(1).Where(name => name != "").ToArray();
            var match = words[0] == "Best"
                ? ShapeMatcher.Best(names)
                : ShapeMatcher.Match((ShapeNaming)Enum.Parse(typeof(ShapeNaming), words[0]), names);
            Console.WriteLine(
                "{\"naming\":" + Packets.Text(match.Naming.ToString()) +
                ",\"share\":" + Packets.Number(match.Share) +
                ",\"found\":{" + string.Join(",", match.Targets
                    .Select((target, i) => new { target, index = match.Indices[i] })
                    .Where(pair => pair.index >= 0)
                    .Select(pair => Packets.Text(pair.target) + ":" +
                        Packets.Text(names[pair.index]))) + "}" +
                ",\"missing\":" + Packets.List(match.Missing, missing =>
                    "[" + Packets.Text(missing.Name) + "," +
                    Packets.List(missing.CloseNames, Packets.Text) + "]") + "}");
        }
    }
}

using System;
using System.Linq;
using AvatarBridge.Editing;

/// <summary>
/// Runs the inspector's connection test on two addresses and the characters that are wanted;
/// prints its findings, one a line: kind, what, what to do, parted by tabs.
/// </summary>
internal static class EditorConnection
{
    private static int Main(string[] arguments)
    {
        var test = new ConnectionTest(
            arguments[0], arguments[1], arguments.Skip(2).ToArray());
        if (!test.RunAsync().Wait(TimeSpan.FromSeconds(15)) || test.IsRunning)
        {
            Console.WriteLine("it did not end");
            return 1;
        }
        foreach (var finding in test.Findings)
        {
            Console.WriteLine($"{finding.Kind}\t{finding.What}\t{finding.ToDo}");
        }
        return 0;
    }
}

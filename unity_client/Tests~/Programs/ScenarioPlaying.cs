using System;
using System.Collections.Generic;
using System.Globalization;
using AvatarBridge.Playback;
using AvatarBridge.Programs;
using AvatarBridge.Time;

/// <summary>
/// Plays a scenario: a step on every line of stdin, with its instant first. Prints one line of
/// JSON for each "draw" and "lost", and the counts in the end.
/// </summary>
internal sealed class ScenarioPlaying : IClock
{
    private readonly CharacterStream _stream;
    private readonly Feed _feed;
    private readonly Pose _pose = new Pose();

    private ScenarioPlaying(int deviceRate)
    {
        _stream = new CharacterStream("hana", this);
        _stream.UseDevice(deviceRate);
        _feed = new Feed(_stream);
    }

    public long NowMicros { get; private set; }

    private static int Main(string[] args)
    {
        var playing = new ScenarioPlaying(int.Parse(args[0], CultureInfo.InvariantCulture));
        for (var line = Console.ReadLine(); line != null; line = Console.ReadLine())
        {
            playing.Step(line.Split(' '));
        }
        Console.WriteLine(playing.Counts());
        return 0;
    }

    private void Step(string[] words)
    {
        NowMicros = Whole(words[0]);
        switch (words[1])
        {
            case "take":
                _feed.Take(Convert.FromBase64String(words[2]));
                break;
            case "pong":
                _stream.Pong(Whole(words[2]), Whole(words[3]), Whole(words[4]));
                break;
            case "render":
                var block = new float[Whole(words[3])];
                var heardAt = double.Parse(words[4], CultureInfo.InvariantCulture);
                _stream.Render(block, Whole(words[2]), heardAt);
                break;
            case "draw":
                Console.WriteLine(Draw());
                break;
            case "lost":
                var isLost = _stream.TryTakeLost(out var first, out var last);
                Console.WriteLine(isLost ? $"[{first},{last}]" : "null");
                break;
            default:
                throw new ArgumentException($"step {words[1]}: no such step");
        }
    }

    private string Draw()
    {
        var position = _stream.PositionAt(NowMicros);
        if (!_stream.TryDraw(NowMicros, _pose) || double.IsNaN(position))
        {
            return "null";
        }
        return "{\"position\":" + Packets.Number(position) +
            ",\"state\":" + Packets.Text(_pose.State.ToString().ToLowerInvariant()) +
            ",\"utterance\":" + Packets.Text(_pose.UtteranceId) +
            ",\"weights\":" + Numbers(_pose.Weights) + ",\"head\":" + Numbers(_pose.Head) +
            ",\"bones\":" + Numbers(_pose.Bones) + ",\"hips\":" + Numbers(_pose.Hips) + "}";
    }

    private string Counts()
    {
        var meters = _stream.Measure(NowMicros);
        return $"{{\"received\":{meters.Received},\"lost\":{meters.Lost}," +
            $"\"duplicates\":{meters.Duplicates},\"asked\":{meters.Asked}," +
            $"\"late_frames\":{meters.LateFrames},\"stale_frames\":{meters.StaleFrames}," +
            $"\"stale_chunks\":{meters.StaleChunks},\"underruns\":{meters.Underruns}," +
            $"\"starved_micros\":{Packets.Number(meters.StarvedMicros)}}}";
    }

    private static string Numbers(IEnumerable<float> numbers)
    {
        return Packets.List(numbers, number => Packets.Number(number));
    }

    private static long Whole(string word)
    {
        return long.Parse(word, CultureInfo.InvariantCulture);
    }
}

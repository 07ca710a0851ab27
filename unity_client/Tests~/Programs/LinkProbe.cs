using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Link;
using AvatarBridge.Playback;
using AvatarBridge.Time;
using AvatarBridge.Wire;

/// <summary>
/// Connections on a leash: opens and uses them as the lines of stdin say, and prints what comes
/// of it, one line each: name, event, detail, parted by tabs. Plays what it follows on a device
/// that nobody hears.
/// </summary>
internal static class LinkProbe
{
    private static readonly object Printing = new object();
    private static readonly MonotonicClock Clock = new MonotonicClock();
    private static readonly Dictionary<string, BridgeConnection> Open =
        new Dictionary<string, BridgeConnection>();
    private static readonly Dictionary<string, Drawn> Followed = new Dictionary<string, Drawn>();

    private static void Main()
    {
        string line;
        while ((line = Console.ReadLine()) != null)
        {
            var words = line.Split('\t');
            try
            {
                Heed(words[0], words[1], words);
            }
            catch (Exception error) when (error is BridgeException || error is ArgumentException)
            {
                Print(words[1], "refused", Said(error));
            }
        }
        foreach (var connection in Open.Values)
        {
            connection.Dispose();
        }
    }

    private static void Heed(string command, string name, string[] words)
    {
        switch (command)
        {
            case "open":
                Open[name] = new BridgeConnection(Options(words), Clock);
                break;
            case "follow":
                Followed[words[2]] = new Drawn(Open[name].Follow(words[2]), Clock);
                Print(name, "follow", "");
                break;
            case "unfollow":
                Open[name].Unfollow(words[2]);
                Print(name, "unfollow", "");
                break;
            case "ask":
                Ask(Open[name], name, words[2], words);
                break;
            case "look":
                Open[name].LookAround();
                break;
            case "state":
                Print(name, "state", State(Open[name]));
                break;
            case "play":
                Print(name, "play", Followed[words[2]].Play(Seconds(words[3])));
                break;
            case "close":
                var watch = Stopwatch.StartNew();
                Open[name].Dispose();
                Print(name, "close", watch.ElapsedMilliseconds + "|" + Open[name].State);
                Open.Remove(name);
                break;
            default:
                throw new ArgumentException(command);
        }
    }

    private static BridgeOptions Options(string[] words)
    {
        var options = new BridgeOptions { StreamEndpoint = words[2], ControlEndpoint = words[3] };
        if (words.Length > 4)
        {
            options.RequestTimeoutMillis = int.Parse(words[4], CultureInfo.InvariantCulture);
        }
        if (words.Length > 5)
        {
            options.SilenceMillis = int.Parse(words[5], CultureInfo.InvariantCulture);
        }
        return options;
    }

    private static void Ask(
        BridgeConnection connection, string name, string character, string[] words)
    {
        var cancel = words[3] == "cancelled" ? new CancellationTokenSource() : null;
        var asked = connection.AskAsync(
            character, RequestOf(words[3], words.Length > 4 ? words[4] : ""),
            cancel?.Token ?? CancellationToken.None);
        cancel?.Cancel();
        asked.ContinueWith(done => Print(name, "answer", Answer(done)));
    }

    private static Request RequestOf(string kind, string text)
    {
        switch (kind)
        {
            case "say":
                return Request.Say(text);
            case "turn":
                return Request.Turn(text);
            case "interrupt":
                return Request.Interrupt();
            case "describe":
                return Request.Describe();
            default:
                return Request.Ping();
        }
    }

    private static string Answer(Task<Reply> done)
    {
        if (done.IsCanceled)
        {
            return "cancelled||";
        }
        if (done.IsFaulted)
        {
            return Said(done.Exception.InnerException);
        }
        var reply = done.Result;
        return "done|" + reply.TurnId + "|" + reply.Packet.Length;
    }

    private static string Said(Exception error)
    {
        var code = error is BridgeException known ? known.Code : error.GetType().Name;
        return code + "|" + error.Message.Replace('\n', ' ');
    }

    private static string State(BridgeConnection connection)
    {
        return string.Join(
            "|", connection.State, connection.LastError, connection.ControlEndpoint,
            connection.CanAsk, string.Join(",", connection.Characters), connection.Received,
            connection.Malformed, connection.Unknown);
    }

    private static double Seconds(string text)
    {
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static void Print(string name, string what, string detail)
    {
        lock (Printing)
        {
            Console.Out.Write(name + "\t" + what + "\t" + detail + "\n");
            Console.Out.Flush();
        }
    }
}

/// <summary>A character on a screen that nobody sees, with a speaker that nobody hears.</summary>
internal sealed class Drawn
{
    private const int Rate = 48_000;
    private const int Block = 480;
    private const double BlockMicros = 1e6 * Block / Rate;

    private readonly CharacterStream _stream;
    private readonly IClock _clock;
    private readonly float[] _mono = new float[Block];
    private readonly Pose _pose = new Pose();
    private long _sample;

    public Drawn(CharacterStream stream, IClock clock)
    {
        _stream = stream;
        _clock = clock;
        _stream.UseDevice(Rate);
    }

    /// <summary>Plays for a while; tells what was heard, seen and noted.</summary>
    public string Play(double seconds)
    {
        double loudest = 0, jaw = 0;
        var drawn = 0;
        var notes = new List<string>();
        double began = _clock.NowMicros;
        for (var block = 0; block * BlockMicros < seconds * 1e6; block++)
        {
            var at = began + block * BlockMicros;
            while (_clock.NowMicros < at)
            {
                Thread.Sleep(1);
            }
            _stream.Render(_mono, _sample, at + 2 * BlockMicros);
            _sample += Block;
            foreach (var one in _mono)
            {
                loudest = Math.Max(loudest, Math.Abs(one));
            }
            if (_stream.TryDraw(_clock.NowMicros, _pose))
            {
                drawn++;
                foreach (var weight in _pose.Weights)
                {
                    jaw = Math.Max(jaw, weight);
                }
            }
            while (_stream.TryDequeue(out var note))
            {
                notes.Add(note.Kind.ToString());
            }
        }
        return string.Join(
            "|", loudest.ToString("F3", CultureInfo.InvariantCulture), drawn,
            jaw.ToString("F3", CultureInfo.InvariantCulture), string.Join(",", notes),
            _stream.Description?.SessionId ?? "",
            _stream.Measure(_clock.NowMicros).IsClockKnown);
    }
}

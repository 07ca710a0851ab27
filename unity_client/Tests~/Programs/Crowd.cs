using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using AvatarBridge.Link;
using AvatarBridge.Playback;
using AvatarBridge.Time;

namespace AvatarBridge.Programs
{
    // Many characters from one connection: draws each sixty times a second and prints what that
    // takes of a core. Arguments: stream endpoint, control endpoint, characters, seconds.
    internal static class Crowd
    {
        private const double PictureMillis = 1000.0 / 60;
        private const double WarmSecs = 1.5;

        private static int Main(string[] arguments)
        {
            var count = int.Parse(arguments[2], CultureInfo.InvariantCulture);
            var seconds = double.Parse(arguments[3], CultureInfo.InvariantCulture);
            var clock = new MonotonicClock();
            var options = new BridgeOptions
            {
                StreamEndpoint = arguments[0],
                ControlEndpoint = arguments[1],
            };
            using var connection = new BridgeConnection(options, clock);
            var streams = Enumerable.Range(0, count)
                .Select(i => connection.Follow($"crowd{i:00}"))
                .ToArray();
            Draw(streams, clock, WarmSecs, out _);
            var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var received = connection.Received;
            var watch = Stopwatch.StartNew();
            var pictures = Draw(streams, clock, seconds, out var live);
            watch.Stop();
            process.Refresh();
            var busy = (process.TotalProcessorTime - before).TotalSeconds;
            var now = clock.NowMicros;
            Console.WriteLine(JsonText.Of(new Dictionary<string, object>
            {
                ["core_share"] = busy / watch.Elapsed.TotalSeconds,
                ["pictures"] = pictures,
                ["live"] = live,
                ["packets_per_second"] =
                    (connection.Received - received) / watch.Elapsed.TotalSeconds,
                ["lost"] = streams.Sum(stream => stream.Measure(now).Lost),
                ["malformed"] = connection.Malformed,
            }));
            return 0;
        }

        private static long Draw(
            CharacterStream[] streams, IClock clock, double seconds, out long live)
        {
            var pose = new Pose();
            var watch = Stopwatch.StartNew();
            var pictures = 0L;
            live = 0;
            for (var picture = 1; watch.Elapsed.TotalSeconds < seconds; picture++)
            {
                foreach (var stream in streams)
                {
                    pictures++;
                    var isDrawn = stream.TryDraw(clock.NowMicros, pose);
                    live += isDrawn && pose.State == PoseState.Live ? 1 : 0;
                }
                var left = picture * PictureMillis - watch.Elapsed.TotalMilliseconds;
                Thread.Sleep(Math.Max(0, (int)left));
            }
            return pictures;
        }
    }
}

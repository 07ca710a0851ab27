using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using AvatarBridge.Link;
using AvatarBridge.Playback;
using AvatarBridge.Time;

namespace AvatarBridge.Programs
{
    // A game without a screen: a thread is its sound device, the main thread draws sixty times a
    // second. Arguments: stream and control endpoint, character, rate of the device, a folder.
    // Ends when stdin does, then writes what was heard and seen into the folder (little-endian):
    // "heard": blocks of double time heard, int count, floats; "seen": rows of double time, pose
    // time, state, then weights, head and bones summed up; and prints its meters.
    internal static class Live
    {
        private const int BlockSamples = 1024;
        private const int Blocks = 3; // that the device keeps ahead
        private const double DriftPpm = 200; // the worst that USB devices show
        private const double PictureMillis = 1000.0 / 60;

        private static volatile bool s_ends;

        private static int Main(string[] arguments)
        {
            var clock = new MonotonicClock();
            var options = new BridgeOptions
            {
                StreamEndpoint = arguments[0],
                ControlEndpoint = arguments[1],
            };
            var rate = int.Parse(arguments[3], CultureInfo.InvariantCulture);
            using var connection = new BridgeConnection(options, clock);
            var stream = connection.Follow(arguments[2]);
            stream.UseDevice(rate);
            using var heard = new BinaryWriter(File.Create(Path.Combine(arguments[4], "heard")));
            using var seen = new BinaryWriter(File.Create(Path.Combine(arguments[4], "seen")));
            var device = new Thread(() => Play(stream, clock, rate, heard)) { IsBackground = true };
            var ending = new Thread(AwaitEnd) { IsBackground = true };
            device.Start();
            ending.Start();
            Draw(stream, clock, seen);
            device.Join();
            var meters = stream.Measure(clock.NowMicros);
            Console.WriteLine(JsonText.Of(new Dictionary<string, object>
            {
                ["skew_p50_micros"] = meters.SkewP50Micros,
                ["skew_p99_micros"] = meters.SkewP99Micros,
                ["skew_count"] = meters.SkewCount,
                ["underruns"] = meters.Underruns,
                ["starved_micros"] = meters.StarvedMicros,
                ["lost"] = meters.Lost,
                ["asked"] = meters.Asked,
                ["late_frames"] = meters.LateFrames,
                ["round_trip_micros"] = meters.RoundTripMicros,
                ["state"] = connection.State.ToString(),
                ["error"] = connection.LastError,
            }));
            return 0;
        }

        private static void AwaitEnd()
        {
            Console.In.ReadToEnd();
            s_ends = true;
        }

        // As in an engine: the device's crystal is not the machine's, a block is asked for when
        // the thread wakes up, and when it will be heard is told from then. "heard" has the truth.
        private static void Play(
            CharacterStream stream, IClock clock, int rate, BinaryWriter heard)
        {
            var block = new float[BlockSamples];
            var bytes = new byte[4 * BlockSamples];
            var sampleMicros = 1e6 / (rate * (1 + DriftPpm * 1e-6));
            var latency = Blocks * BlockSamples * sampleMicros;
            var began = clock.NowMicros;
            for (var first = 0L; !s_ends; first += BlockSamples)
            {
                var due = began + first * sampleMicros;
                SleepUntil(clock, due);
                stream.Render(block, first, clock.NowMicros + latency);
                heard.Write(due + latency);
                heard.Write(BlockSamples);
                Buffer.BlockCopy(block, 0, bytes, 0, bytes.Length);
                heard.Write(bytes);
            }
        }

        private static void Draw(CharacterStream stream, IClock clock, BinaryWriter seen)
        {
            var pose = new Pose();
            var watch = Stopwatch.StartNew();
            for (var picture = 1; !s_ends; picture++)
            {
                var now = clock.NowMicros;
                if (stream.TryDraw(now, pose))
                {
                    seen.Write((double)now);
                    seen.Write(pose.PtsMicros);
                    seen.Write((double)pose.State);
                    seen.Write(Sum(pose.Weights));
                    seen.Write(Sum(pose.Head));
                    seen.Write(Sum(pose.Bones));
                }
                var left = picture * PictureMillis - watch.Elapsed.TotalMilliseconds;
                Thread.Sleep(Math.Max(0, (int)left));
            }
        }

        private static double Sum(float[] numbers)
        {
            var sum = 0.0;
            foreach (var number in numbers)
            {
                sum += Math.Abs(number);
            }
            return sum;
        }

        private static void SleepUntil(IClock clock, double micros)
        {
            var left = (micros - clock.NowMicros) / 1e3;
            if (left > 0)
            {
                Thread.Sleep((int)Math.Ceiling(left));
            }
        }
    }
}

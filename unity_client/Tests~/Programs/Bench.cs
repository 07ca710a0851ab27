using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AvatarBridge.Playback;
using AvatarBridge.Takes;
using AvatarBridge.Time;

namespace AvatarBridge.Programs
{
    // Measures what one picture costs: a take's packets are decoded and buffered one after the
    // other, and a pose is drawn after each; then the same with sound. Prints JSON.
    internal static class Bench
    {
        private const int Passes = 9;
        private const int WarmFrames = 300;
        private const int WarmBlocks = 400;
        private const int BlockSamples = 1024;
        private const int DeviceRate = 48_000;
        private const long LeadMicros = 200_000;

        private static int Main(string[] arguments)
        {
            var packets = ReadAll(arguments[0]);
            var frames = new List<Figures>();
            var blocks = new List<Figures>();
            for (var pass = 0; pass < Passes; pass++)
            {
                frames.Add(Frames(packets));
                blocks.Add(Blocks(packets));
            }
            Console.WriteLine(JsonText.Of(new Dictionary<string, object>
            {
                ["frame_micros"] = frames.Min(one => one.Micros),
                ["frame_bytes"] = frames.Min(one => one.Bytes),
                ["frames"] = frames[0].Count,
                ["drawn"] = frames[0].Done,
                ["block_micros"] = blocks.Min(one => one.Micros),
                ["block_bytes"] = blocks.Min(one => one.Bytes),
                ["blocks"] = blocks[0].Count,
                ["sounding"] = blocks[0].Done,
            }));
            return 0;
        }

        private static List<byte[]> ReadAll(string file)
        {
            var packets = new List<byte[]>();
            var reader = new TakeReader(File.ReadAllBytes(file));
            while (reader.TryRead(out var packet))
            {
                packets.Add(packet.ToArray());
            }
            return packets;
        }

        /// <summary>Frames only: decode, buffer, interpolate.</summary>
        private static Figures Frames(List<byte[]> packets)
        {
            var clock = new HandClock();
            var stream = new CharacterStream("hana", clock);
            var feed = new Feed(stream);
            var watcher = new Watcher();
            var pose = new Pose();
            stream.Pong(0, 0, 0);
            var kept = new List<byte[]>();
            var times = new List<long>();
            foreach (var packet in packets)
            {
                watcher.Take(packet);
                if (watcher.Kind == "description")
                {
                    feed.Take(packet);
                }
                else if (watcher.Kind == "frame")
                {
                    kept.Add(packet);
                    times.Add(watcher.PtsMicros - LeadMicros);
                }
            }
            var figures = new Figures { Count = kept.Count - WarmFrames };
            var began = 0L;
            var before = 0L;
            for (var i = 0; i < kept.Count; i++)
            {
                if (i == WarmFrames)
                {
                    before = Memory.Allocated();
                    began = Stopwatch.GetTimestamp();
                }
                clock.NowMicros = times[i];
                feed.Take(kept[i]);
                figures.Done += stream.TryDraw(times[i], pose) && pose.State == PoseState.Live
                    ? 1
                    : 0;
            }
            figures.End(began, before);
            return figures;
        }

        /// <summary>Sound: all packets, and a device that asks for a block when it is due.</summary>
        private static Figures Blocks(List<byte[]> packets)
        {
            var clock = new HandClock();
            var stream = new CharacterStream("hana", clock);
            var feed = new Feed(stream);
            var watcher = new Watcher();
            var block = new float[BlockSamples];
            var figures = default(Figures);
            var rendered = 0L;
            var taken = 0L;
            var allocated = 0L;
            stream.UseDevice(DeviceRate);
            stream.Pong(0, 0, 0);
            foreach (var packet in packets)
            {
                watcher.Take(packet);
                feed.Take(packet);
                var due = watcher.PtsMicros - LeadMicros;
                for (; rendered * 1_000_000 / DeviceRate < due; rendered += BlockSamples)
                {
                    var heardAt = rendered * 1_000_000.0 / DeviceRate;
                    var before = Memory.Allocated();
                    var began = Stopwatch.GetTimestamp();
                    stream.Render(block, rendered, heardAt);
                    taken += Stopwatch.GetTimestamp() - began;
                    allocated += rendered > WarmBlocks * BlockSamples ? Memory.Allocated() - before : 0;
                    figures.Count++;
                    figures.Done += Array.Exists(block, sample => sample != 0f) ? 1 : 0;
                }
            }
            figures.Micros = taken * 1e6 / Stopwatch.Frequency / figures.Count;
            figures.Bytes = (double)allocated / figures.Count;
            return figures;
        }

        private struct Figures
        {
            public double Micros;
            public double Bytes;
            public int Count;
            public int Done;

            public void End(long began, long before)
            {
                var ticks = Stopwatch.GetTimestamp() - began;
                Bytes = (double)(Memory.Allocated() - before) / Count;
                Micros = ticks * 1e6 / Stopwatch.Frequency / Count;
            }
        }

        private sealed class HandClock : IClock
        {
            public long NowMicros { get; set; }
        }
    }
}

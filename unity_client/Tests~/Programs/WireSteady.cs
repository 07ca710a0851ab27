using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using AvatarBridge.Takes;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// Decodes the packets of a take over and over with one decoder, and prints as JSON what one
    /// packet costs in memory and in time once everything has been met.
    /// </summary>
    internal static class WireSteady
    {
        private const int WarmUp = 20_000; // until the runtime has settled on its best code

        private static int Main(string[] arguments)
        {
            var packets = new List<byte[]>();
            var reader = new TakeReader(File.ReadAllBytes(arguments[0]));
            while (reader.TryRead(out var packet))
            {
                packets.Add(packet.ToArray());
            }
            var decoder = new PacketDecoder();
            var sink = new Silence();
            Decode(decoder, sink, packets, WarmUp);
            var rounds = int.Parse(arguments[1]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            Decode(decoder, sink, packets, rounds);
            var took = Stopwatch.GetTimestamp() - start;
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Console.WriteLine(JsonText.Of(new Dictionary<string, object>
            {
                ["allocated"] = allocated,
                ["micros"] = took * 1e6 / Stopwatch.Frequency / rounds,
                ["sum"] = sink.Sum,
            }));
            return 0;
        }

        private static void Decode(
            PacketDecoder decoder, IStreamSink sink, List<byte[]> packets, int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                decoder.Decode(packets[i % packets.Count], sink);
            }
        }
    }
}

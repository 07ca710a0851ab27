using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AvatarBridge.Takes;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// Damages the packets of a take COUNT times by SEED, and has both decoders read each. Keeps
    /// the first KEPT of them in the take KEEP, with a verdict on each, so that somebody else may
    /// judge them too. Prints JSON; anything but a <see cref="WireException"/> ends it.
    /// </summary>
    internal static class WireFuzz
    {
        private static int Main(string[] arguments)
        {
            var packets = Packets(arguments[0]);
            var damage = new Damage(packets, int.Parse(arguments[2]));
            var (count, kept) = (int.Parse(arguments[1]), int.Parse(arguments[4]));
            var run = new Run();
            using (var keep = new BinaryWriter(File.Create(arguments[3])))
            {
                keep.Write(new byte[] { 65, 66, 84, 65, 75, 69, 49, 10, 1, 0, 0, 0, 0x80 });
                for (var i = 0; i < count; i++)
                {
                    var packet = damage.Next();
                    run.Read(packet, i < kept);
                    if (i < kept)
                    {
                        keep.Write(packet.Length);
                        keep.Write(packet);
                    }
                    if (i == count / 10)
                    {
                        run.Warm();
                    }
                }
            }
            Console.WriteLine(JsonText.Of(run.Result()));
            return 0;
        }

        private static List<byte[]> Packets(string path)
        {
            var packets = new List<byte[]>();
            var reader = new TakeReader(File.ReadAllBytes(path));
            while (reader.TryRead(out var packet))
            {
                packets.Add(packet.ToArray());
            }
            return packets;
        }

        private sealed class Run
        {
            private readonly PacketDecoder _decoder = new PacketDecoder();
            private readonly Silence _sink = new Silence();
            private readonly List<char> _streamVerdicts = new List<char>();
            private readonly List<char> _replyVerdicts = new List<char>();
            private readonly HashSet<string> _messages = new HashSet<string>();
            private int _accepted;
            private int _longestMessage;
            private long _ticks;
            private long _slowest;
            private double _mostAllocated;
            private long _kept;

            public void Read(byte[] packet, bool isKept)
            {
                var stream = Measured(packet, isStream: true);
                var reply = Measured(packet, isStream: false);
                if (isKept)
                {
                    _streamVerdicts.Add(stream ? '+' : '-');
                    _replyVerdicts.Add(reply ? '+' : '-');
                }
            }

            /// <summary>What is kept from here on has been growth.</summary>
            public void Warm()
            {
                _kept = GC.GetTotalMemory(true);
                _slowest = 0;
            }

            public Dictionary<string, object> Result()
            {
                return new Dictionary<string, object>
                {
                    ["accepted"] = _accepted,
                    ["stream_verdicts"] = new string(_streamVerdicts.ToArray()),
                    ["reply_verdicts"] = new string(_replyVerdicts.ToArray()),
                    ["kinds_of_messages"] = _messages.Count,
                    ["longest_message"] = _longestMessage,
                    ["seconds"] = _ticks / (double)Stopwatch.Frequency,
                    ["slowest_millis"] = _slowest * 1e3 / Stopwatch.Frequency,
                    ["most_allocated_beyond"] = _mostAllocated,
                    ["grown"] = GC.GetTotalMemory(true) - _kept,
                };
            }

            private bool Measured(byte[] packet, bool isStream)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                var isGood = IsGood(packet, isStream);
                var took = Stopwatch.GetTimestamp() - start;
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                _ticks += took;
                _slowest = Math.Max(_slowest, took);
                // What is good may be copied, text to twice its size and names to three times.
                _mostAllocated = Math.Max(_mostAllocated, allocated - 8.0 * packet.Length);
                _accepted += isGood ? 1 : 0;
                return isGood;
            }

            private bool IsGood(byte[] packet, bool isStream)
            {
                try
                {
                    if (isStream)
                    {
                        _decoder.Decode(packet, _sink);
                    }
                    else
                    {
                        ReplyDecoder.Decode(packet);
                    }
                    return true;
                }
                catch (WireException error)
                {
                    _longestMessage = Math.Max(_longestMessage, error.Message.Length);
                    _messages.Add(new string(error.Message.Where(c => !char.IsDigit(c)).ToArray()));
                    return false;
                }
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AvatarBridge.Playback;
using AvatarBridge.Takes;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// Reads the take FILE and prints as JSON what is in it, baked for CHARACTER (empty: the
    /// first) with its poses at the times that follow. SOUND gets its samples.
    /// </summary>
    internal static class WireTakes
    {
        private static int Main(string[] arguments)
        {
            var take = File.ReadAllBytes(arguments[0]);
            try
            {
                var found = Packets(take);
                var character = arguments[1].Length == 0 ? null : arguments[1];
                var times = arguments.Skip(3).Select(double.Parse).ToArray();
                found["characters"] = BakedTake.CharactersIn(take);
                Bake(BakedTake.Read(take, character), arguments[2], times, found);
                Console.WriteLine(JsonText.Of(found));
            }
            catch (WireException error)
            {
                Console.WriteLine(JsonText.Of(
                    new Dictionary<string, object> { ["error"] = error.Message }));
            }
            return 0;
        }

        private static Dictionary<string, object> Packets(byte[] take)
        {
            var reader = new TakeReader(take);
            var lengths = new List<int>();
            var sum = 0L;
            while (reader.TryRead(out var packet))
            {
                lengths.Add(packet.Length);
                foreach (var one in packet)
                {
                    sum = (sum * 31 + one) % 1_000_000_007;
                }
            }
            return new Dictionary<string, object>
            {
                ["header"] = reader.Header.Length,
                ["lengths"] = lengths,
                ["sum"] = sum,
                ["is_cut_off"] = reader.IsCutOff,
            };
        }

        private static void Bake(
            BakedTake baked, string sound, double[] times, Dictionary<string, object> found)
        {
            using (var file = new BinaryWriter(File.Create(sound)))
            {
                foreach (var sample in baked.Samples)
                {
                    file.Write(sample);
                }
            }
            found["character"] = baked.Character;
            found["session_id"] = baked.Description.SessionId;
            found["duration"] = baked.DurationMicros;
            found["frames"] = baked.FrameCount;
            found["rate"] = baked.SampleRate;
            found["malformed"] = baked.Malformed;
            found["is_baked_cut_off"] = baked.IsCutOff;
            found["utterances"] = baked.Utterances.Select(one => new object[]
            {
                one.UtteranceId, one.Text, one.Emotion, one.StartMicros, one.EndMicros, one.IsCut,
            });
            found["moments"] = baked.Moments.Select(one => new object[]
            {
                one.PtsMicros, one.EndMicros, one.UtteranceId, one.Kind, one.Name,
            });
            found["poses"] = Poses(baked, times);
        }

        private static List<object> Poses(BakedTake baked, double[] times)
        {
            var poses = new List<object>();
            var pose = new Pose();
            baked.Sample(0, pose);
            foreach (var time in times)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                baked.Sample(time, pose);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                poses.Add(new Dictionary<string, object>
                {
                    ["allocated"] = allocated,
                    ["state"] = pose.State.ToString(),
                    ["utterance_id"] = pose.UtteranceId,
                    ["pts_micros"] = pose.PtsMicros,
                    ["weights"] = pose.Weights.ToArray(),
                    ["head"] = pose.Head.ToArray(),
                    ["bones"] = pose.Bones.ToArray(),
                    ["hips"] = pose.Hips.ToArray(),
                });
            }
            return poses;
        }
    }
}

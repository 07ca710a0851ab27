using System;
using AvatarBridge.Playback;
using AvatarBridge.Time;
using AvatarBridge.Wire;
using NUnit.Framework;

namespace AvatarBridge.Tests
{
    /// <summary>
    /// A character's frames from arrival to picture, on this engine's runtime: what is drawn, and
    /// that nothing is left for the garbage collector.
    /// </summary>
    public sealed class StreamTests
    {
        private const int Shapes = 52;
        private const int Bones = 55;
        private const long Step = 1_000_000 / 60;

        private readonly byte[] _weights = new byte[4 * Shapes];
        private readonly byte[] _head = Floats(0f, 0f, 0f, 0f, 0f, 0f, 1f);
        private readonly byte[] _bones = new byte[16 * Bones];
        private readonly byte[] _hips = new byte[12];
        private readonly Pose _pose = new Pose();

        [Test]
        public void APictureBetweenTwoFramesIsTheirMix()
        {
            var stream = Stream(out var clock);
            Take(stream, 2, 1_000_000, 0.2f);
            Take(stream, 3, 1_000_000 + Step, 0.6f);
            for (var now = 1_000_000 - 15 * Step; now < 1_000_000; now += Step)
            {
                Draw(stream, clock, now); // without a sound device it first waits for one
            }
            Assert.IsTrue(Draw(stream, clock, 1_000_000 + Step / 2));
            Assert.AreEqual(0.4f, _pose.Weights[0], 0.02f);
            Assert.AreEqual(1f, _pose.Head[6], 1e-4f);
        }

        [Test]
        public void WithoutFramesItIsEasedToRest()
        {
            var stream = Stream(out var clock);
            for (var i = 0; i < 10; i++)
            {
                Take(stream, 2 + i, 1_000_000 + i * Step, 0.8f);
            }
            var end = 1_000_000 + 9 * Step;
            for (var now = 1_000_000 - 15 * Step; now < end + 100_000; now += Step)
            {
                Draw(stream, clock, now);
            }
            Assert.AreEqual(0.8f, _pose.Weights[0], 0.01f, "held at first");
            for (var now = end + 100_000; now < end + 700_000; now += Step)
            {
                Draw(stream, clock, now);
            }
            Assert.AreEqual(0f, _pose.Weights[0], 1e-3f, "at rest in the end");
        }

        [Test]
        public void APictureLeavesNothingForTheGarbageCollector()
        {
            var stream = Stream(out var clock);
            for (var i = 0; i < 300; i++)
            {
                Pass(stream, clock, i);
            }
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 300; i < 1_300; i++)
            {
                Pass(stream, clock, i);
            }
            var left = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.AreEqual(0L, left);
        }

        private static CharacterStream Stream(out HandClock clock)
        {
            clock = new HandClock();
            var stream = new CharacterStream("hana", clock);
            var names = new string[Shapes];
            var bones = new string[Bones];
            for (var i = 0; i < Shapes; i++)
            {
                names[i] = $"shape{i}";
            }
            for (var i = 0; i < Bones; i++)
            {
                bones[i] = $"bone{i}";
            }
            var rig = new Rig(names, bones, new int[Bones], new float[3 * Bones]);
            stream.TakeDescription(new Description(1, "s1", rig, 60, 24_000, 200_000, ""));
            stream.Pong(0, 0, 0);
            return stream;
        }

        private static byte[] Floats(params float[] numbers)
        {
            var bytes = new byte[4 * numbers.Length];
            Buffer.BlockCopy(numbers, 0, bytes, 0, bytes.Length);
            return bytes;
        }

        private void Pass(CharacterStream stream, HandClock clock, int picture)
        {
            var now = 1_000_000 + picture * Step;
            clock.NowMicros = now;
            Take(stream, 2 + picture, now + 100_000, 0.5f);
            stream.TryDraw(now, _pose);
        }

        private void Take(CharacterStream stream, long seq, long pts, float weight)
        {
            Write(_weights, weight);
            stream.TakeFrame(new Frame(
                seq, pts, "", new PackedFloats(_weights), new PackedFloats(_head),
                new PackedFloats(_bones), new PackedFloats(_hips)));
        }

        private bool Draw(CharacterStream stream, HandClock clock, long now)
        {
            clock.NowMicros = now;
            return stream.TryDraw(now, _pose);
        }

        private static void Write(byte[] into, float first)
        {
            var bits = BitConverter.SingleToInt32Bits(first);
            for (var i = 0; i < 4; i++)
            {
                into[i] = (byte)(bits >> (8 * i));
            }
        }

        private sealed class HandClock : IClock
        {
            public long NowMicros { get; set; }
        }
    }
}

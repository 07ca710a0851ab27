using System;
using System.Collections.Generic;
using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge.Takes
{
    /// <summary>
    /// What one character does and says in a take, ready to be played without a sidecar: one
    /// stretch of sound, and poses to sample by its time. Interruptions and corrections of the
    /// recording are settled. Immutable, so any thread may sample, each into a pose of its own.
    /// </summary>
    public sealed class BakedTake
    {
        private const string NoCharacter = ""; // nobody's name, so nothing of anybody is kept

        private readonly Pose[] _frames; // by time, from the beginning of the take

        internal BakedTake(
            string character, Description description, Pose[] frames, float[] samples,
            long durationMicros)
        {
            Character = character;
            Description = description;
            Samples = samples;
            DurationMicros = durationMicros;
            _frames = frames;
        }

        public string Character { get; }

        public Description Description { get; }

        /// <summary>How long it is: from its first frame or sample to its last.</summary>
        public long DurationMicros { get; }

        /// <summary>All that is heard, mono in [-1, 1], silence between utterances.</summary>
        public float[] Samples { get; }

        /// <summary>Samples a second.</summary>
        public int SampleRate => Description.SampleRate;

        public int FrameCount => _frames.Length;

        /// <summary>By their beginning; times count from the beginning of the take.</summary>
        public IReadOnlyList<BakedUtterance> Utterances { get; internal set; }

        /// <summary>Words and the like by their beginning, in the same time.</summary>
        public IReadOnlyList<Moment> Moments { get; internal set; }

        /// <summary>Whether the file ended within a packet; what came before is here.</summary>
        public bool IsCutOff { get; internal set; }

        /// <summary>How many packets were no good and were left out.</summary>
        public int Malformed { get; internal set; }

        /// <summary>
        /// Decodes a take. Without a character's name it is the first one who is described.
        /// Raises <see cref="WireException"/> when the bytes are no take, or the character is not
        /// in it.
        /// </summary>
        public static BakedTake Read(ReadOnlySpan<byte> take, string character = null)
        {
            var recording = new Recording(character);
            var (malformed, isCutOff) = Play(take, recording);
            var baked = new Baking(recording).Bake();
            baked.Malformed = malformed;
            baked.IsCutOff = isCutOff;
            return baked;
        }

        /// <summary>
        /// Returns who is described in a take, in the order of appearance. Raises
        /// <see cref="WireException"/> when the bytes are no take.
        /// </summary>
        public static IReadOnlyList<string> CharactersIn(ReadOnlySpan<byte> take)
        {
            var recording = new Recording(NoCharacter);
            Play(take, recording);
            return recording.Characters;
        }

        /// <summary>
        /// Makes <paramref name="into"/> the pose of a time from the beginning of the take; before
        /// the first frame and after the last one that frame stands. Allocates nothing once
        /// <paramref name="into"/> has the rig's size.
        /// </summary>
        public void Sample(double micros, Pose into)
        {
            if (_frames.Length == 0)
            {
                into.Fit(Description.Rig.ShapeNames.Count, Description.Rig.BoneNames.Count);
                into.State = PoseState.Resting;
                into.PtsMicros = micros;
                return;
            }
            var next = After(micros);
            var before = _frames[Math.Max(next - 1, 0)];
            if (next == 0 || next == _frames.Length)
            {
                into.CopyFrom(before);
                into.State = next == 0 ? PoseState.Early : PoseState.Held;
                return;
            }
            var after = _frames[next];
            var part = (micros - before.PtsMicros) / (after.PtsMicros - before.PtsMicros);
            PoseMath.Mix(before, after, (float)part, into);
            into.UtteranceId = before.UtteranceId;
            into.State = PoseState.Live;
            into.PtsMicros = micros;
        }

        private static (int Malformed, bool IsCutOff) Play(
            ReadOnlySpan<byte> take, IStreamSink sink)
        {
            var reader = new TakeReader(take);
            var decoder = new PacketDecoder();
            var malformed = 0;
            while (reader.TryRead(out var packet))
            {
                try
                {
                    decoder.Decode(packet, sink);
                }
                catch (WireException)
                {
                    malformed++;
                }
            }
            return (malformed, reader.IsCutOff);
        }

        /// <summary>Returns which frame is the first one later than a time.</summary>
        private int After(double micros)
        {
            var (low, high) = (0, _frames.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_frames[middle].PtsMicros > micros)
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}

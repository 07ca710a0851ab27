using System;
using System.Runtime.InteropServices;
using AvatarBridge.Playback;
using AvatarBridge.Time;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// A sidecar on paper: gives records to a stream whose clock is its own, so that client and
    /// session time are one. Records are numbered by it.
    /// </summary>
    internal sealed class Actor : IClock
    {
        public const int Shapes = 52;
        public const int Bones = 54;
        public const string Speech = "u1";

        public static readonly Rig Rig = new Rig(
            new string[Shapes], new string[Bones], new int[Bones], new float[Bones * 3]);

        private readonly float[] _weights = new float[Shapes];
        private readonly float[] _head = { 0, 0, 0, 0, 0, 0, 1 };
        private readonly float[] _bones = new float[Bones * 4];
        private readonly float[] _hips = new float[3];

        public Actor(string session = "one")
        {
            Stream = new CharacterStream("hana", this);
            for (var w = 3; w < _bones.Length; w += 4)
            {
                _bones[w] = 1f;
            }
            Begin(session);
        }

        public CharacterStream Stream { get; }

        public long NowMicros { get; set; }

        /// <summary>Number of the next record.</summary>
        public long Seq { get; set; }

        /// <summary>Begins a session whose clock is told at once.</summary>
        public void Begin(string session)
        {
            Seq = 0;
            Stream.TakeDescription(
                new Description(Seq++, session, Rig, 60, 24_000, 200_000, "tcp://127.0.0.1:1"));
            Stream.Pong(NowMicros, NowMicros, NowMicros);
        }

        /// <summary>Lets the stream see that no device plays.</summary>
        public void BeAlone()
        {
            Stream.PositionAt(0);
            Stream.PositionAt(150_000);
        }

        public void Start(long pts, string id = Speech)
        {
            Stream.TakeUtteranceStarted(
                new UtteranceStarted(Seq++, pts, id, "t1", "Hello.", "statement", "inform", "joy"));
        }

        public void Sound(long pts, float[] samples, int rate = 24_000, string id = Speech)
        {
            Stream.TakeAudio(new AudioChunk(Seq++, pts, id, rate, Packed(samples)));
        }

        public void Word(long pts, string word, string id = Speech)
        {
            Stream.TakeMoment(new Moment(Seq++, pts, pts + 1000, id, "word", word));
        }

        public void End(long pts, string id = Speech)
        {
            Stream.TakeUtteranceEnded(new UtteranceEnded(Seq++, pts, id));
        }

        public void Cut(long pts, string id = Speech)
        {
            Stream.TakeInterrupted(new Interrupted(Seq++, pts, id));
        }

        /// <summary>Gives a frame of one weight, its head turned by an angle about y.</summary>
        public void Frame(long pts, float weight, float turn, string id = "")
        {
            _weights[0] = weight;
            _head[4] = (float)Math.Sin(turn / 2);
            _head[6] = (float)Math.Cos(turn / 2);
            Stream.TakeFrame(new Frame(
                Seq++, pts, id, Packed(_weights), Packed(_head), Packed(_bones), Packed(_hips)));
        }

        private static PackedFloats Packed(float[] numbers)
        {
            return new PackedFloats(MemoryMarshal.AsBytes(new ReadOnlySpan<float>(numbers)));
        }
    }
}

using System;
using AvatarBridge.Time;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Everything that is played of one character: records go in as they come, sound and poses
    /// come out at their time.
    ///
    /// Thread-safe by one private lock, which is held for microseconds: the network thread takes
    /// records, the audio thread renders, the main thread draws. Owns nothing to be disposed of.
    /// </summary>
    public sealed class CharacterStream
    {
        public CharacterStream(string character, IClock clock)
        {
            Character = character;
        }

        public string Character { get; }

        /// <summary>What the sidecar said of the character last; null before.</summary>
        public Description Description { get; private set; }

        /// <summary>Samples a second that <see cref="Render"/> makes.</summary>
        public int DeviceRate { get; private set; } = 48_000;

        /// <summary>How much later than the session says everything is played; 0 by default.</summary>
        public long PlayoutDelayMicros { get; set; }

        /// <summary>Sets the rate of the sound device; the sound goes on at its place.</summary>
        public void UseDevice(int sampleRate) => throw new NotImplementedException();

        public void TakeDescription(Description description) => throw new NotImplementedException();

        public void TakeUtteranceStarted(in UtteranceStarted started) => throw new NotImplementedException();

        public void TakeAudio(in AudioChunk chunk) => throw new NotImplementedException();

        public void TakeFrame(in Frame frame) => throw new NotImplementedException();

        public void TakeMoment(in Moment moment) => throw new NotImplementedException();

        public void TakeUtteranceEnded(in UtteranceEnded ended) => throw new NotImplementedException();

        public void TakeInterrupted(in Interrupted interrupted) => throw new NotImplementedException();

        public void TakeHeartbeat(in Heartbeat heartbeat) => throw new NotImplementedException();

        /// <summary>Takes a record of a kind that is not known here, so that it is not lost.</summary>
        public void TakeUnknown(long seq) => throw new NotImplementedException();

        /// <summary>Takes an answered ping: client, session and client time.</summary>
        public void Pong(long sentMicros, long sessionMicros, long receivedMicros) => throw new NotImplementedException();

        /// <summary>
        /// Fills one block of the device (audio thread).
        /// </summary>
        /// <param name="mono">All of it is written.</param>
        /// <param name="firstSample">Number of its first sample, counted by the device.</param>
        /// <param name="heardAtMicros">Client time at which that sample leaves the speaker.</param>
        public void Render(Span<float> mono, long firstSample, double heardAtMicros) => throw new NotImplementedException();

        /// <summary>
        /// Gives the pose to be seen at a client time (main thread); false while there is none.
        /// </summary>
        public bool TryDraw(double nowMicros, Pose into) => throw new NotImplementedException();

        /// <summary>Returns the session time being heard; not a number while it is not known.</summary>
        public double PositionAt(double nowMicros) => throw new NotImplementedException();

        /// <summary>
        /// Takes out the next note whose instant was heard by the last picture (main thread).
        /// </summary>
        public bool TryDequeue(out StreamNote note) => throw new NotImplementedException();

        /// <summary>Names lost records that are worth asking for, each once.</summary>
        public bool TryTakeLost(out long firstSeq, out long lastSeq) => throw new NotImplementedException();

        /// <summary>Gives what to tell the sidecar while an utterance is heard.</summary>
        public bool TryReport(double nowMicros, out PlaybackReport report) => throw new NotImplementedException();

        /// <summary>Returns how it goes.</summary>
        public Meters Measure(double nowMicros) => throw new NotImplementedException();
    }
}

using System;
using System.Threading;
using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>
    /// Hands each record to the character it is of; those of characters that nobody follows are
    /// passed over. For the stream's thread; owns nothing. Allocates nothing but what is new.
    /// </summary>
    public sealed class StreamRouter : IStreamSink
    {
        private readonly Roster _roster;
        private readonly Action<Member, Description> _described;
        private long _unknown;

        internal StreamRouter(Roster roster, Action<Member, Description> described)
        {
            _roster = roster;
            _described = described;
        }

        /// <summary>Records of kinds that are not known here.</summary>
        public long Unknown => Interlocked.Read(ref _unknown);

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            _roster.See(topic);
            var member = _roster.Find(topic);
            if (member != null)
            {
                member.Stream.TakeDescription(description);
                _described(member, description);
            }
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
            StreamOf(topic)?.TakeUtteranceStarted(started);
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
            StreamOf(topic)?.TakeAudio(chunk);
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
            StreamOf(topic)?.TakeFrame(frame);
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
            StreamOf(topic)?.TakeMoment(moment);
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
            StreamOf(topic)?.TakeUtteranceEnded(ended);
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted)
        {
            StreamOf(topic)?.TakeInterrupted(interrupted);
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
            StreamOf(topic)?.TakeHeartbeat(heartbeat);
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
            Interlocked.Increment(ref _unknown);
            StreamOf(topic)?.TakeUnknown(seq);
        }

        private CharacterStream StreamOf(ReadOnlySpan<byte> topic)
        {
            return _roster.Find(topic)?.Stream;
        }
    }
}

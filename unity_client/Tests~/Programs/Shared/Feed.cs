using System;
using AvatarBridge.Playback;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>Gives the records of packets to one stream, whatever their topic.</summary>
    internal sealed class Feed : IStreamSink
    {
        private readonly PacketDecoder _decoder = new PacketDecoder();
        private readonly CharacterStream _stream;

        public Feed(CharacterStream stream)
        {
            _stream = stream;
        }

        public void Take(ReadOnlySpan<byte> packet)
        {
            _decoder.Decode(packet, this);
        }

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            _stream.TakeDescription(description);
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
            _stream.TakeUtteranceStarted(started);
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
            _stream.TakeAudio(chunk);
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
            _stream.TakeFrame(frame);
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
            _stream.TakeMoment(moment);
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
            _stream.TakeUtteranceEnded(ended);
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted)
        {
            _stream.TakeInterrupted(interrupted);
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
            _stream.TakeHeartbeat(heartbeat);
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
            _stream.TakeUnknown(seq);
        }
    }
}

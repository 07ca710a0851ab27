using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using AvatarBridge.Wire;
using AvatarBridge.Zmtp;

namespace AvatarBridge.Editing
{
    // Listens to a whole stream and keeps only who is described in it. Called on a socket's
    // thread, asked from another; holds no resources.

    /// <summary>Learns which characters a stream carries.</summary>
    internal sealed class StreamProbe : IPacketListener, IStreamSink
    {
        private readonly object _gate = new object();
        private readonly PacketDecoder _decoder = new PacketDecoder();
        private readonly SortedDictionary<string, Description> _seen =
            new SortedDictionary<string, Description>(StringComparer.Ordinal);

        private long _malformed;
        private string _lastError = "";

        /// <summary>Packets that could not be read.</summary>
        public long Malformed => Interlocked.Read(ref _malformed);

        /// <summary>Why the last of them could not; empty when all could.</summary>
        public string LastError => Volatile.Read(ref _lastError);

        /// <summary>Who was described so far, by name.</summary>
        public SortedDictionary<string, Description> Seen()
        {
            lock (_gate)
            {
                return new SortedDictionary<string, Description>(_seen, StringComparer.Ordinal);
            }
        }

        public void OnConnected()
        {
        }

        public void OnDisconnected(string reason)
        {
        }

        public void OnPacket(ReadOnlySpan<byte> packet)
        {
            try
            {
                _decoder.Decode(packet, this);
            }
            catch (WireException error)
            {
                Interlocked.Increment(ref _malformed);
                Volatile.Write(ref _lastError, error.Message);
            }
        }

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            var name = Encoding.UTF8.GetString(topic.ToArray());
            lock (_gate)
            {
                _seen[name] = description;
            }
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted)
        {
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
        }
    }
}

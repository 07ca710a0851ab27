using System;
using System.Threading;

namespace AvatarBridge.Zmtp
{
    /// <summary>Passes everything on to a listener whose failures must not stop a thread.</summary>
    internal sealed class GuardedListener : IPacketListener
    {
        private readonly IPacketListener _inner;
        private long _failures;

        public GuardedListener(IPacketListener inner)
        {
            _inner = inner;
        }

        /// <summary>Times the listener raised something.</summary>
        public long Failures => Interlocked.Read(ref _failures);

        public void OnConnected()
        {
            try
            {
                _inner.OnConnected();
            }
            catch (Exception)
            {
                Interlocked.Increment(ref _failures);
            }
        }

        public void OnPacket(ReadOnlySpan<byte> packet)
        {
            try
            {
                _inner.OnPacket(packet);
            }
            catch (Exception)
            {
                Interlocked.Increment(ref _failures);
            }
        }

        public void OnDisconnected(string reason)
        {
            try
            {
                _inner.OnDisconnected(reason);
            }
            catch (Exception)
            {
                Interlocked.Increment(ref _failures);
            }
        }
    }
}

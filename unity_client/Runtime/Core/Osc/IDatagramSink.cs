using System;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// Takes what comes in over UDP, on the thread that receives it. The bytes are good only
    /// during the call. What it throws is counted, and the next datagram comes all the same.
    /// </summary>
    public interface IDatagramSink
    {
        void OnDatagram(ReadOnlySpan<byte> datagram);
    }
}

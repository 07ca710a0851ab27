using System;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// Takes what comes through a socket, on that socket's thread: be quick, never block. What
    /// it raises is counted, and the socket goes on.
    /// </summary>
    public interface IPacketListener
    {
        /// <summary>The peer was found to be the one wanted; messages can be sent.</summary>
        void OnConnected();

        /// <summary>A message, good only during the call; of many parts, the last.</summary>
        void OnPacket(ReadOnlySpan<byte> packet);

        /// <summary>The connection ended. What was sent and not answered never will be.</summary>
        void OnDisconnected(string reason);
    }
}

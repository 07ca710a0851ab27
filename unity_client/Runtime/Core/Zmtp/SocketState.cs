namespace AvatarBridge.Zmtp
{
    /// <summary>How a socket's connection stands.</summary>
    public enum SocketState
    {
        /// <summary>Not started, or disposed of.</summary>
        Stopped,

        /// <summary>Looking for the peer, or shaking hands with it.</summary>
        Connecting,

        /// <summary>The peer is there, and is the one wanted.</summary>
        Connected,

        /// <summary>It did not work; the next try comes soon.</summary>
        Waiting,
    }
}

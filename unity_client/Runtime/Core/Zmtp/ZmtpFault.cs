namespace AvatarBridge.Zmtp
{
    /// <summary>What sort of thing went wrong with a connection.</summary>
    public enum ZmtpFault
    {
        /// <summary>What was given is not an address that can be connected to.</summary>
        BadEndpoint,

        /// <summary>Nobody listens there, or the way there is closed.</summary>
        Unreachable,

        /// <summary>The connection ended, broke, or fell silent.</summary>
        Lost,

        /// <summary>
        /// Somebody else listens there: no ZeroMQ, too old a one, another socket.
        /// </summary>
        WrongPeer,

        /// <summary>The peer speaks only to who has keys or a password.</summary>
        NeedsKeys,

        /// <summary>
        /// The peer said what the protocol does not allow, or more than is taken.
        /// </summary>
        Malformed,
    }
}

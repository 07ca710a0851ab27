namespace AvatarBridge.Zmtp
{
    /// <summary>Limits and times of a socket. Set them before it starts.</summary>
    public sealed class ZmtpSettings
    {
        /// <summary>Largest frame that is taken: the wire's MAX_PACKET_BYTES.</summary>
        public int MaxFrameBytes { get; set; } = 262144;

        /// <summary>Most bytes that wait to be sent: a burst of a few hundred requests.</summary>
        public int MaxQueuedBytes { get; set; } = 262144;

        /// <summary>
        /// A try to connect ends after this; a LAN answers in a thousandth of it.
        /// </summary>
        public int ConnectMillis { get; set; } = 1000;

        /// <summary>A peer that says nothing for so long while shaking hands is given up.</summary>
        public int HandshakeMillis { get; set; } = 2000;

        /// <summary>A peer that was silent for so long is asked whether it is there.</summary>
        public int PingAfterMillis { get; set; } = 1000;

        /// <summary>A peer that leaves that unanswered for so long is gone.</summary>
        public int SilentAfterMillis { get; set; } = 2000;

        /// <summary>Wait after the first failure; doubled by each that follows.</summary>
        public int FirstRetryMillis { get; set; } = 50;

        /// <summary>
        /// Longest wait while nobody is there, so that the stream is back half a second after
        /// the sidecar is.
        /// </summary>
        public int LastRetryMillis { get; set; } = 500;

        /// <summary>Wait while somebody is there who is not the one wanted.</summary>
        public int WrongPeerRetryMillis { get; set; } = 2000;
    }
}

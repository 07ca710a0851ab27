namespace AvatarBridge.Link
{
    /// <summary>How a connection to a sidecar stands.</summary>
    public enum ConnectionState
    {
        /// <summary>Disposed of, or never made.</summary>
        Stopped,

        /// <summary>Looking for the sidecar.</summary>
        Connecting,

        /// <summary>The sidecar is there, and its stream flows or is about to.</summary>
        Connected,

        /// <summary>
        /// The sidecar is there, but nothing has come for three seconds: nobody of that name is
        /// on stage, or it hangs.
        /// </summary>
        Silent,

        /// <summary>It did not work, or ended; the next try comes soon by itself.</summary>
        Waiting,
    }
}

namespace AvatarBridge.Wire
{
    /// <summary>What a sidecar says of a character once a second. Immutable.</summary>
    public sealed class Description
    {
        public Description(
            long seq,
            string sessionId,
            Rig rig,
            int frameRate,
            int sampleRate,
            long leadMicros,
            string controlEndpoint)
        {
            Seq = seq;
            SessionId = sessionId;
            Rig = rig;
            FrameRate = frameRate;
            SampleRate = sampleRate;
            LeadMicros = leadMicros;
            ControlEndpoint = controlEndpoint;
        }

        public long Seq { get; }

        /// <summary>New for every start of the sidecar; another one has another clock.</summary>
        public string SessionId { get; }

        public Rig Rig { get; }

        /// <summary>Frames a second.</summary>
        public int FrameRate { get; }

        /// <summary>Samples a second of the audio, which is mono.</summary>
        public int SampleRate { get; }

        /// <summary>How far ahead of being due records are sent.</summary>
        public long LeadMicros { get; }

        /// <summary>Where requests go; empty when nobody takes any, as in a replay.</summary>
        public string ControlEndpoint { get; }
    }
}

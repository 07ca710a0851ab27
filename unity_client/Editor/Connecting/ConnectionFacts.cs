using System.Collections.Generic;

namespace AvatarBridge.Editing
{
    /// <summary>What a connection test saw. Filled by one thread, then only read.</summary>
    public sealed class ConnectionFacts
    {
        /// <summary>Where the stream was looked for.</summary>
        public string StreamEndpoint { get; set; } = "";

        /// <summary>Where requests went.</summary>
        public string ControlEndpoint { get; set; } = "";

        /// <summary>The characters that the scene wants.</summary>
        public IReadOnlyList<string> Wanted { get; set; } = new string[0];

        /// <summary>The characters that the sidecar described.</summary>
        public IReadOnlyList<string> Characters { get; set; } = new string[0];

        /// <summary>Why an address cannot be used; empty when both can.</summary>
        public string AddressError { get; set; } = "";

        /// <summary>Whether somebody took the connection for the stream and spoke ZeroMQ.</summary>
        public bool IsStreamConnected { get; set; }

        /// <summary>Whether anybody at all listens at the stream's address.</summary>
        public bool IsPortOpen { get; set; }

        /// <summary>What the sockets said last; empty when nothing went wrong.</summary>
        public string LinkError { get; set; } = "";

        /// <summary>Stream packets that could not be read.</summary>
        public long Malformed { get; set; }

        /// <summary>Whether a ping was answered.</summary>
        public bool IsAnswered { get; set; }

        /// <summary>Why a ping was not answered; empty when it was.</summary>
        public string AnswerError { get; set; } = "";

        /// <summary>The ping's round trip.</summary>
        public double RoundTripMillis { get; set; }

        /// <summary>Frames a second of the first character; 0 when none was described.</summary>
        public int FrameRate { get; set; }

        /// <summary>Samples a second of the first character's voice.</summary>
        public int SampleRate { get; set; }
    }
}

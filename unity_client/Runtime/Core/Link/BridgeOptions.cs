using AvatarBridge.Wire;
using AvatarBridge.Zmtp;

namespace AvatarBridge.Link
{
    /// <summary>
    /// Where the sidecar is and how it is talked to. A connection reads them once.
    /// </summary>
    public sealed class BridgeOptions
    {
        public const string DefaultStreamEndpoint = "tcp://127.0.0.1:5570";

        /// <summary>Where the stream comes from.</summary>
        public string StreamEndpoint { get; set; } = DefaultStreamEndpoint;

        /// <summary>Where requests go; empty when the stream's description is to tell.</summary>
        public string ControlEndpoint { get; set; } = "";

        /// <summary>What the sidecar calls this client in its reports.</summary>
        public string ClientName { get; set; } = "unity";

        /// <summary>How long an answer is waited for, and a connection to ask through.</summary>
        public int RequestTimeoutMillis { get; set; } = 5000;

        /// <summary>
        /// A connection that brings nothing for so long is called silent: three heartbeats missed.
        /// </summary>
        public int SilenceMillis { get; set; } = 3000;

        /// <summary>Limits and times of both sockets.</summary>
        public ZmtpSettings Sockets { get; set; } = new ZmtpSettings();

        internal static Endpoint Read(string text)
        {
            try
            {
                return Endpoint.Parse(text);
            }
            catch (ZmtpException error)
            {
                throw new BridgeException(BridgeException.BadOption, error.Message);
            }
        }

        internal static string Named(string client)
        {
            if (string.IsNullOrEmpty(client) || client.Length > Limits.MaxNameChars)
            {
                throw new BridgeException(
                    BridgeException.BadOption,
                    "the client's name has 1 to " + Limits.MaxNameChars + " characters");
            }
            return client;
        }
    }
}

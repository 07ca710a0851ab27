using System;

namespace AvatarBridge.Link
{
    /// <summary>Why a request was not done, or a connection cannot be made.</summary>
    public sealed class BridgeException : Exception
    {
        /// <summary>An address or a name that cannot be used.</summary>
        public const string BadOption = "bad-option";

        /// <summary>The sidecar was not there in time; the request was not sent.</summary>
        public const string NotConnected = "not-connected";

        /// <summary>No answer in time; the request may or may not have been done.</summary>
        public const string TimedOut = "timed-out";

        /// <summary>
        /// The connection ended before the answer; it may or may not have been done.
        /// </summary>
        public const string Lost = "lost";

        /// <summary>Too many requests wait for their answers.</summary>
        public const string TooMany = "too-many";

        /// <summary>The connection was disposed of.</summary>
        public const string Closed = "closed";

        public BridgeException(string code, string message)
            : base(message)
        {
            Code = code;
        }

        /// <summary>A word for programs: one of those here, or the sidecar's own.</summary>
        public string Code { get; }
    }
}

using System;

namespace AvatarBridge.Osc
{
    /// <summary>Bytes that are no OSC 1.0 packet, or a port that cannot be listened at.</summary>
    public sealed class OscException : Exception
    {
        public OscException(string message)
            : base(message)
        {
        }
    }
}

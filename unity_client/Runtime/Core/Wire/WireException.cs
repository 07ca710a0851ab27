using System;

namespace AvatarBridge.Wire
{
    /// <summary>Bytes that are not what the specification says; the message says why.</summary>
    public sealed class WireException : Exception
    {
        public WireException(string message)
            : base(message)
        {
        }
    }
}
